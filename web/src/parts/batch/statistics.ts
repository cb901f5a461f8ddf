import { compareDecimals } from './limits';

export interface Statistics {
  count: number;
  mean: string;
  min: string;
  max: string;
}

/** Of decimals in digits, without a float: the mean has two more places than the values. It is a help; the record has the server's. */
export function statisticsOf(values: readonly string[]): Statistics | null {
  if (values.length === 0) return null;
  const places = Math.max(...values.map((value) => value.split('.')[1]?.length ?? 0)) + 2;
  const sum = values.reduce((total, value) => total + scaled(value, places), 0n);
  const count = BigInt(values.length);
  const half = (sum < 0n ? -count : count) / 2n;
  const sorted = [...values].sort(compareDecimals);
  return { count: values.length, mean: shown((sum + half) / count, places), min: sorted[0]!, max: sorted.at(-1)! };
}

/** Adds and takes away decimals in digits: `1000 - 990 - 5`. */
export function difference(first: string, others: readonly string[]): string {
  const places = Math.max(...[first, ...others].map((value) => value.split('.')[1]?.length ?? 0));
  return shown(others.reduce((rest, value) => rest - scaled(value, places), scaled(first, places)), places);
}

function scaled(value: string, places: number): bigint {
  const [whole = '0', fraction = ''] = value.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

function shown(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return value < 0n ? `-${text}` : text;
}
