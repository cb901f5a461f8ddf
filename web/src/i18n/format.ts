/**
 * Values, signatures and tables are written canonically in every language; only the decimal mark and running text follow
 * the reader. Digits stay as they were entered: `10.50` never becomes `10.5`, so nothing here goes through a float.
 */
export type Language = 'en' | 'vi' | 'zh';

export interface Quantity {
  value: string;
  unit: string;
}

const nbsp = '\u00a0';

const parts = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let found = parts.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit',
      hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZoneName: 'longOffset',
    });
    parts.set(zone, found);
  }
  return found;
}

interface Local {
  date: string;
  time: string;
  offset: string;
}

/** Splits an instant into what a clock on the wall of the zone shows. The zone is an IANA name or an offset such as +07:00. */
export function inZone(instant: string | number | Date, zone = 'UTC'): Local {
  const at = new Date(instant);
  const fixed = /^([+-])(\d\d):(\d\d)$/.exec(zone);
  if (fixed) return atOffset(at, zone, (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3])));
  const p = Object.fromEntries(formatter(zone).formatToParts(at).map((part) => [part.type, part.value]));
  const offset = (p.timeZoneName ?? 'GMT').replace('GMT', '') || '+00:00';
  return { date: `${p.year}-${p.month}-${p.day}`, time: `${p.hour}:${p.minute}:${p.second}`, offset: offset.replace('−', '-') };
}

/**
 * The instant, with its offset, at which the clock on the wall of the zone shows this (`2026-11-22T08:42:13`): the offset is
 * the one of that moment, also hours before the clocks change.
 */
export function atWall(wall: string, zone: string): string {
  const offsetOn = (guess: string) => inZone(`${wall}${guess}`, zone).offset;
  return `${wall}${offsetOn(offsetOn('+00:00'))}`;
}

function atOffset(at: Date, offset: string, minutes: number): Local {
  const shifted = new Date(at.getTime() + minutes * 60_000).toISOString();
  return { date: shifted.slice(0, 10), time: shifted.slice(11, 19), offset };
}

/** `2026-11-22 08:42:13 +07:00`, the same in every language. */
export function instant(at: string | number | Date, zone?: string): string {
  const local = inZone(at, zone);
  return `${local.date} ${local.time} ${local.offset}`;
}

/** `08:42:13`, for a place that already says the date and the zone. */
export const clockTime = (at: string | number | Date, zone?: string): string => inZone(at, zone).time;

/** `08:42`, for a place that already says the date and the zone. */
export const shortTime = (at: string | number | Date, zone?: string): string => inZone(at, zone).time.slice(0, 5);

/** A date in running text: 22 Nov 2026 · 22/11/2026 · 2026年11月22日. */
export function dateInText(at: string | number | Date, language: Language, zone?: string): string {
  const [year, month, day] = inZone(at, zone).date.split('-') as [string, string, string];
  if (language === 'vi') return `${day}/${month}/${year}`;
  if (language === 'zh') return `${year}年${Number(month)}月${Number(day)}日`;
  const name = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(month) - 1];
  return `${Number(day)}${nbsp}${name} ${year}`;
}

export const decimalMark = (language: Language): string => (language === 'vi' ? ',' : '.');

/** Digits as entered, thousands grouped by U+00A0, the mark of the language. Text that is no decimal passes unchanged. */
export function number(value: string | number, language: Language): string {
  const text = String(value);
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return text;
  const [, sign, whole, fraction] = match as unknown as [string, string, string, string | undefined];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, nbsp);
  return `${sign === '-' ? '\u2212' : sign}${grouped}${fraction === undefined ? '' : decimalMark(language) + fraction}`;
}

/** A value with its unit behind a space that never breaks. */
export function quantity(q: Quantity, language: Language): string {
  return q.unit === '' || q.unit === '1' ? number(q.value, language) : `${number(q.value, language)}${nbsp}${q.unit}`;
}

export type Decimal = { ok: true; value: string } | { ok: false; reason: 'empty' | 'two-marks' | 'not-a-number' };

/** Reads what a person typed. Comma and point both mean the decimal mark; two marks are refused, never guessed at. */
export function decimal(typed: string): Decimal {
  const text = typed.replace(/[\s\u00a0]/g, '').replace('\u2212', '-');
  if (text === '') return { ok: false, reason: 'empty' };
  if ((text.match(/[.,]/g) ?? []).length > 1) return { ok: false, reason: 'two-marks' };
  const canonical = text.replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(canonical) ? { ok: true, value: canonical } : { ok: false, reason: 'not-a-number' };
}

/** `01:12:40`; negative while a timer is over its time. */
export function duration(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  return `${seconds < 0 ? '\u2212' : ''}${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** A number and its unit stay on one line: `10 mg`. */
export const unbroken = (text: string): string => text.replace(/(\d) (?=\p{L}{1,3}(?:\s|$))/gu, '$1\u00a0');
