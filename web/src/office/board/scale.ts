import { compareDecimals } from '@/parts/batch/limits';
import type { Quantity } from '@/i18n/format';

/** How much of the nominal batch is ordered, in percent; null where the two do not stand in the same unit. */
export function shareOf(planned: Quantity, nominal: Quantity): string | null {
  if (planned.unit !== nominal.unit || compareDecimals(nominal.value, '0') <= 0) return null;
  return trimmed(divided(digits(planned.value) * 100n * power(places(nominal.value)), digits(nominal.value) * power(places(planned.value)), 2));
}

/**
 * A quantity of the master at the size that is ordered, as the server scales it: half to even with two places at least, and with three
 * significant digits where that would move it by more than half a percent.
 */
export function scaled(master: Quantity, planned: Quantity, nominal: Quantity): Quantity | null {
  if (planned.unit !== nominal.unit || compareDecimals(nominal.value, '0') <= 0) return null;
  if (compareDecimals(planned.value, nominal.value) === 0) return master;
  const over = digits(master.value) * digits(planned.value) * power(places(nominal.value));
  const under = digits(nominal.value) * power(places(master.value)) * power(places(planned.value));
  const to = Math.max(2, places(master.value));
  const rounded = divided(over, under, to);
  const away = digits(rounded) * under - over * power(to);
  if ((away < 0n ? -away : away) * 200n <= over * power(to)) return { value: rounded, unit: master.unit };
  let more = to;
  while ((over * power(more)) / under < 100n) more++;
  return { value: divided(over, under, more), unit: master.unit };
}

const places = (value: string): number => value.split('.')[1]?.length ?? 0;
const digits = (value: string): bigint => BigInt(value.replace('.', ''));
const power = (of: number): bigint => 10n ** BigInt(of);

function divided(over: bigint, under: bigint, to: number): string {
  const [whole, rest] = [(over * power(to)) / under, (over * power(to)) % under];
  const up = rest * 2n > under || (rest * 2n === under && whole % 2n === 1n);
  const text = (whole + (up ? 1n : 0n)).toString().padStart(to + 1, '0');
  return to === 0 ? text : `${text.slice(0, -to)}.${text.slice(-to)}`;
}

const trimmed = (value: string): string => value.replace(/\.?0+$/, '');
