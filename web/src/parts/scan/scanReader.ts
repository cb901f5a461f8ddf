/**
 * Tells a scanner from a hand. A scanner is a keyboard that sends F9, the characters, Enter; one without a set-up sends
 * six or more characters within 35 ms of each other, then Enter. FNC1 arrives as U+001D, as Ctrl+] or as a substitute.
 */
export interface Stroke {
  key: string;
  ctrlKey?: boolean;
  altKey?: boolean;
  metaKey?: boolean;
}

export interface ScanSettings {
  prefix: string;
  suffix: string;
  /** A visible character that the scanner sends for FNC1, or null. */
  fnc1Substitute: string | null;
}

export const defaultScanSettings: ScanSettings = { prefix: 'F9', suffix: 'Enter', fnc1Substitute: null };

export interface Scan {
  /** Without the symbology identifier; FNC1 is U+001D; case as printed. */
  text: string;
  /** `]d2` Data Matrix, `]C1` GS1-128, `]Q3` QR, when the scanner sends it. */
  symbology: string | null;
}

export type Reading =
  | { kind: 'nothing' }
  | { kind: 'begin' }
  | { kind: 'more' }
  | { kind: 'scan'; scan: Scan; viaPrefix: boolean }
  | { kind: 'repeat'; viaPrefix: boolean };

const incompleteMs = 500;
const fastMs = 35;
const fastCharactersMin = 6;
const repeatMs = 1000;
const charactersMax = 400;
const groupSeparator = '\u001d';

export function toScan(raw: string, substitute: string | null): Scan {
  const match = /^\](?:d2|C1|Q3)/.exec(raw);
  const body = match ? raw.slice(3) : raw;
  const text = substitute ? body.split(substitute).join(groupSeparator) : body;
  // A leading FNC1 only says 'this is GS1'; it separates nothing.
  return { text: text.replace(/^\u001d/, ''), symbology: match ? match[0] : null };
}

export class ScanReader {
  private raw = '';
  private lastAt = Number.NEGATIVE_INFINITY;
  private catching = false;
  private previous: { text: string; at: number } | null = null;

  constructor(private readonly settings: ScanSettings = defaultScanSettings) {}

  get isCatching(): boolean {
    return this.catching;
  }

  /** `free` is true while no text field has the focus: only then may fast typing be a scan. */
  stroke(stroke: Stroke, at: number, free: boolean): Reading {
    if (stroke.key === this.settings.prefix && !this.catching) {
      this.begin(at);
      return { kind: 'begin' };
    }
    if (this.catching) return this.caught(stroke, at);
    return free ? this.fast(stroke, at) : { kind: 'nothing' };
  }

  /** True once when a caught scan has had no suffix for half a second. */
  expired(at: number): boolean {
    if (!this.catching || at - this.lastAt < incompleteMs) return false;
    this.catching = false;
    this.raw = '';
    return true;
  }

  private begin(at: number): void {
    this.catching = true;
    this.raw = '';
    this.lastAt = at;
  }

  private caught(stroke: Stroke, at: number): Reading {
    this.lastAt = at;
    if (stroke.key === this.settings.suffix) {
      this.catching = false;
      return this.complete(at, true);
    }
    this.take(stroke);
    return { kind: 'more' };
  }

  private fast(stroke: Stroke, at: number): Reading {
    const quick = at - this.lastAt <= fastMs;
    this.lastAt = at;
    if (stroke.key === this.settings.suffix) {
      const enough = quick && this.raw.length >= fastCharactersMin;
      if (enough) return this.complete(at, false);
      this.raw = '';
      return { kind: 'nothing' };
    }
    if (!quick) this.raw = '';
    this.take(stroke);
    return { kind: 'nothing' };
  }

  private take(stroke: Stroke): void {
    const character = characterOf(stroke);
    if (character && this.raw.length < charactersMax) this.raw += character;
  }

  private complete(at: number, viaPrefix: boolean): Reading {
    const scan = toScan(this.raw, this.settings.fnc1Substitute);
    this.raw = '';
    if (scan.text === '') return { kind: 'nothing' };
    if (this.previous && this.previous.text === scan.text && at - this.previous.at < repeatMs) {
      return { kind: 'repeat', viaPrefix };
    }
    this.previous = { text: scan.text, at };
    return { kind: 'scan', scan, viaPrefix };
  }
}

function characterOf({ key, ctrlKey, altKey, metaKey }: Stroke): string | null {
  if (key === groupSeparator || (ctrlKey && key === ']')) return groupSeparator;
  if (key.length !== 1 || metaKey || (ctrlKey && !altKey)) return null;
  return key;
}
