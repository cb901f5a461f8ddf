import type { Limits, Step, Verdict } from '@/api/batches';
import { type Language, number } from '@/i18n/format';

/** Compares two decimals written in digits without a float: `10.50` equals `10.5`. */
export function compareDecimals(one: string, other: string): number {
  const [a, b] = [scaled(one), scaled(other)];
  const places = Math.max(a.scale, b.scale);
  const left = a.digits * 10n ** BigInt(places - a.scale);
  const right = b.digits * 10n ** BigInt(places - b.scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

function scaled(text: string): { digits: bigint; scale: number } {
  const [whole = '0', fraction = ''] = text.replace('+', '').split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

export const contains = (limits: Limits, value: string): boolean =>
  !(limits.low != null && compareDecimals(value, limits.low) < 0) && !(limits.high != null && compareDecimals(value, limits.high) > 0);

/** A number in the unit of the step, typed with its keys. */
export const isMeasured = (step: Pick<Step, 'kind' | 'unit'>): boolean =>
  step.kind === 'number' || step.kind === 'yield' || step.kind === 'environmental-reading' || (step.kind === 'sample-result' && step.unit !== null);

/** What the server's rules will say about a number that is still a draft. The server decides again; this only warns in time. */
export function foresee(step: Pick<Step, 'plausible' | 'limits' | 'alert'>, value: string): Verdict | 'not-plausible' {
  if (step.plausible && !contains(step.plausible, value)) return 'not-plausible';
  if (step.limits && !contains(step.limits, value)) return 'outside';
  if (step.alert && !contains(step.alert, value)) return 'alert';
  return step.limits || step.alert ? 'within' : 'unlimited';
}

/** `38.0–45.0 °C`, `≥ 4.5`, `≤ 2 %`. */
export function rangeText(limits: Limits, unit: string | null, language: Language): string {
  const behind = unit ? `\u00a0${unit}` : '';
  const { low, high } = limits;
  if (low != null && high != null) return `${number(low, language)}–${number(high, language)}${behind}`;
  if (low != null) return `≥\u00a0${number(low, language)}${behind}`;
  return high != null ? `≤\u00a0${number(high, language)}${behind}` : '';
}

/** Where two codes differ, character by character, as runs: what a person must see on a wrong label. */
export function differences(scanned: string, expected: string): { text: string; differs: boolean }[] {
  const runs: { text: string; differs: boolean }[] = [];
  [...scanned].forEach((character, index) => {
    const differs = character !== [...expected][index];
    const last = runs.at(-1);
    if (last?.differs === differs) last.text += character;
    else runs.push({ text: character, differs });
  });
  return runs;
}
