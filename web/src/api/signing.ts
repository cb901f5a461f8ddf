import type { Language } from '@/i18n/format';
import { post } from './http';

export type Meaning = 'performed' | 'verified' | 'reviewed' | 'approved' | 'certified';

/** Exactly what is signed, in the language that was read. Screens render signed content only from it. */
export interface SignDocument {
  language: Language;
  title: string;
  meaning: Meaning;
  statement: string;
  lines: { label: string; value: string }[];
}

export interface Prepared {
  hash: string;
  document: SignDocument;
  /** Both components are asked for: first signature of the session, after a lock, or a second person. */
  first: boolean;
  userId: string;
  name: string;
}

export interface SignatureInput {
  documentHash: string;
  meaning: Meaning;
  language: Language;
  comment?: string;
  userId?: string;
  password?: string;
  passkey?: unknown;
}

/** The twin of every signed action: stores the document and says which components will be asked for. */
export const prepare = (action: string, body: object, language: Language) =>
  post<Prepared>(`${action}/document`, { ...body, language });
