import type { BoardRow } from '@/api/batches';
import { actorOf, urgency } from '@/parts/batch/waits';
import type { BoardSearch, Grouping } from './search';

/** One word per row for filter and group: the state while work goes on, then the disposition. */
export const stateOf = (row: BoardRow): string =>
  row.disposition !== 'none' && row.state === 'complete' ? row.disposition : row.disposition === 'rejected' ? 'rejected' : row.state;

export const productOfRow = (row: BoardRow): string => row.productName ?? row.recipeId;

export function fitting(rows: readonly BoardRow[], search: BoardSearch): BoardRow[] {
  const words = (search.q ?? '').trim().toLocaleLowerCase();
  return rows.filter((row) =>
    (words === '' || `${row.id} ${row.orderId} ${row.productName ?? ''} ${row.productCode ?? ''}`.toLocaleLowerCase().includes(words)) &&
    (!search.state || stateOf(row) === search.state) &&
    (!search.product || productOfRow(row) === search.product) &&
    (!search.who || row.waitsFor.some((wait) => actorOf(wait) === search.who)) &&
    (search.open !== 'yes' || Object.values(row.openExceptions).some((count) => count > 0)));
}

/** Ids in the order in which they need people; equal ones by what was planned, then by id. */
export function inOrder(rows: readonly BoardRow[], now: number): string[] {
  const rank = new Map(rows.map((row) => [row.id, urgency(row, now)]));
  return [...rows]
    .sort((a, b) => rank.get(a.id)! - rank.get(b.id)! || (b.changedAt < a.changedAt ? -1 : b.changedAt > a.changedAt ? 1 : 0) || (a.id < b.id ? -1 : 1))
    .map((row) => row.id);
}

/** How many rows stand elsewhere than on the screen, new and gone ones included. */
export function moved(shown: readonly string[], now: readonly string[]): number {
  const kept = now.filter((id) => shown.includes(id));
  const before = shown.filter((id) => now.includes(id));
  const changedPlaces = kept.filter((id, index) => before[index] !== id).length;
  return changedPlaces + (now.length - kept.length) + (shown.length - before.length);
}

export type Line = { kind: 'batch'; row: BoardRow } | { kind: 'group'; key: string; count: number };

export function grouped(rows: readonly BoardRow[], grouping: Grouping | undefined): Line[] {
  if (!grouping) return rows.map((row) => ({ kind: 'batch', row }));
  return [...group(rows, grouping)].flatMap(([key, members]): Line[] => [
    { kind: 'group', key, count: members.length }, ...members.map((row): Line => ({ kind: 'batch', row }))]);
}

function group(rows: readonly BoardRow[], grouping: Grouping): Map<string, BoardRow[]> {
  const groups = new Map<string, BoardRow[]>();
  for (const row of rows) {
    const key = keyOf(row, grouping);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

const keyOf = (row: BoardRow, grouping: Grouping): string => ({
  site: () => row.site,
  product: () => productOfRow(row),
  state: () => stateOf(row),
  who: () => (row.waitsFor[0] ? actorOf(row.waitsFor[0]) : ''),
})[grouping]();

export interface Figure {
  key: 'cycle' | 'right' | 'exceptions' | 'lead';
  value: number;
  /** How many batches it rests on. */
  of: number;
}

/** Only what the rows themselves prove; a figure without a batch behind it is not shown. */
export function figures(rows: readonly BoardRow[]): Figure[] {
  const ended = rows.filter((row) => row.state === 'complete' && row.startedAt && row.endedAt);
  const decided = rows.filter((row) => row.decidedAt && row.endedAt);
  const clean = ended.filter((row) => Object.values(row.exceptions).every((count) => count === 0));
  const all = ended.reduce((sum, row) => sum + Object.values(row.exceptions).reduce((total, count) => total + count, 0), 0);
  const found: Figure[] = [];
  if (ended.length > 0) {
    found.push({ key: 'cycle', value: median(ended.map((row) => hours(row.startedAt!, row.endedAt!))), of: ended.length });
    found.push({ key: 'right', value: (100 * clean.length) / ended.length, of: ended.length });
    found.push({ key: 'exceptions', value: all / ended.length, of: ended.length });
  }
  if (decided.length > 0) found.push({ key: 'lead', value: median(decided.map((row) => hours(row.endedAt!, row.decidedAt!))), of: decided.length });
  return found;
}

const hours = (from: string, to: string) => (new Date(to).getTime() - new Date(from).getTime()) / 3_600_000;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
