import { type Batch, type By, type Limits, type Step, stepsOf, type StepExtra, type Verdict, type When } from '@/api/batches';

/** One check in the order in which it was made. */
export interface Point {
  label: string;
  value: string;
  verdict: Verdict;
  when: When;
  by: By;
}

export const lastCount = 8;

/** The last rows of one column of a table. */
export const ofColumn = (table: NonNullable<StepExtra['table']>, column: string): Point[] => table.rows.flatMap((row) => {
  const cell = row.cells[column];
  return cell ? [{ label: String(row.row), value: cell.value, verdict: cell.verdict, when: row.when, by: row.by }] : [];
}).slice(-lastCount);

const masterOf = (id: string): string => id.split('~')[0]!;

/** A step of a loop is the same check in each of its turns. */
export const ofTurns = (batch: Batch, step: Step): Point[] => stepsOf(batch)
  .filter((one) => one.value !== null && masterOf(one.id) === masterOf(step.id) && /^-?\d/.test(one.value.value))
  .sort((a, b) => a.value!.when.entry - b.value!.when.entry)
  .map((one) => ({ label: one.number, value: one.value!.value, verdict: one.value!.verdict, when: one.value!.when, by: one.value!.by }))
  .slice(-lastCount);

export interface Frame {
  low: number;
  high: number;
  /** Where a value stands: 0 at the top edge, 1 at the bottom. */
  at: (value: number) => number;
}

/** The limits, and whatever lies outside of them, with room above and below: nothing is drawn at the edge. */
export function frameOf(values: readonly number[], limits: readonly (Limits | null | undefined)[]): Frame {
  const marks = limits.flatMap((one) => [one?.low, one?.high]).filter((one): one is string => one != null).map(Number);
  const all = [...values, ...marks];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = (high - low || Math.abs(high) || 1) * 0.12;
  const [from, to] = [low - room, high + room];
  return { low: from, high: to, at: (value) => (to - value) / (to - from) };
}
