import type { Step } from '@/api/batches';
import { decimal } from '@/i18n/format';
import { contains } from '@/parts/batch/limits';
import { difference } from '@/parts/batch/difference';

/** Values that are made of several numbers: what is entered, and what it comes to. */
export const partsOf: Partial<Record<Step['kind'], readonly string[]>> = {
  reconciliation: ['issued', 'used', 'returned', 'destroyed', 'sampled'],
  weigh: ['tare', 'gross'],
};

/** The draft of one field holds all parts. */
export function readParts(draft: string): Record<string, string> {
  try {
    return draft === '' ? {} : (JSON.parse(draft) as Record<string, string>);
  } catch {
    return {};
  }
}

export interface PartsResult {
  parts: Record<string, string>;
  result: string;
}

/** Null while a part is missing or no number. */
export function resultOf(step: Step, draft: string): PartsResult | null {
  const names = partsOf[step.kind] ?? [];
  const given = readParts(draft);
  const parts: Record<string, string> = {};
  for (const name of names) {
    const read = decimal(given[name] ?? (name === 'tare' ? '0' : ''));
    if (!read.ok) return null;
    parts[name] = read.value;
  }
  const result = step.kind === 'weigh' ? difference(parts.gross!, [parts.tare!]) : difference(parts.issued!, names.slice(1).map((name) => parts[name]!));
  return { parts, result };
}

/** Without limits of the recipe nothing may be left over. */
export const isReconciled = (step: Step, result: string): boolean => contains(step.limits ?? { low: '0', high: '0' }, result);
