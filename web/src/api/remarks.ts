import type { Role } from './session';
import type { Meaning } from './signing';

/** A recipe's text: translated in the recipe; where a translation is missing the original stands. */
export interface LocalizedText {
  en: string;
  vi?: string | null;
  zh?: string | null;
}

/** Who and when, beside every value: UTC, the site's zone, the number of the entry. */
export interface When {
  at: string;
  zone: string;
  offsetMinutes: number;
  entry: number;
  terminal: string | null;
}

export interface By {
  id: string;
  name: string;
}

export interface Remark {
  when: When;
  by: By;
  text: string;
}

export interface SignatureLine {
  meaning: Meaning;
  signer: string;
  printedName: string;
  role: Role;
  when: When;
  authentication: string;
  comment: string | null;
  documentHash: string;
  state: 'valid' | 'superseded' | 'void';
}
