import type { Quantity } from '@/i18n/format';

const countMax = 200;

/** So many containers with the same in each; the last one takes what is left, so that together they are the whole. */
export function equalParts(whole: Quantity, count: number): Quantity[] {
  const parts = Math.min(Math.max(1, Math.trunc(count)), countMax);
  const point = whole.value.indexOf('.');
  const digits = point < 0 ? 0 : whole.value.length - point - 1;
  const units = BigInt(whole.value.replace('.', ''));
  const each = units / BigInt(parts);
  if (parts === 1 || each === 0n) return [whole];
  const shown = (value: bigint): Quantity => {
    const text = value.toString().padStart(digits + 1, '0');
    return { value: digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`, unit: whole.unit };
  };
  return Array.from({ length: parts }, (_, index) => shown(index < parts - 1 ? each : units - each * BigInt(parts - 1)));
}
