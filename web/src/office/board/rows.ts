import type { BoardPage, ShownRow } from '@/api/board';
import type { BoardRow } from '@/api/batches';

export const productOfRow = (row: BoardRow): string => row.productName ?? row.recipeId;

/** The rows of all pages that were read; one that moved between two pages while they were read counts once. */
export function rowsOf(pages: readonly BoardPage[]): ShownRow[] {
  const rows = new Map<string, ShownRow>();
  for (const row of pages.flatMap((page) => page.items)) if (!rows.has(row.id)) rows.set(row.id, row);
  return [...rows.values()];
}

/** Where a row stands on the screen: its place and its group do not change under a finger. */
export interface Place {
  id: string;
  group: string | null;
}

export const placesOf = (rows: readonly ShownRow[]): Place[] => rows.map(({ id, group }) => ({ id, group }));

/** What one scrolls on to comes below; what is on the screen stays where it is. */
export function extended(shown: readonly Place[], rows: readonly ShownRow[]): Place[] {
  const there = new Set(shown.map((place) => place.id));
  return [...shown, ...placesOf(rows.filter((row) => !there.has(row.id)))];
}

/** How many rows stand elsewhere than on the screen, new and gone ones included. */
export function moved(shown: readonly Place[], now: readonly Place[]): number {
  const words = (places: readonly Place[]) => places.map((place) => `${place.group ?? ''}\n${place.id}`);
  const [before, after] = [words(shown), words(now)];
  const [had, has] = [new Set(before), new Set(after)];
  const kept = after.filter((id) => had.has(id));
  const stood = before.filter((id) => has.has(id));
  const news = new Set([...after.filter((id) => !had.has(id)), ...before.filter((id) => !has.has(id))].map((id) => id.slice(id.indexOf('\n') + 1)));
  return kept.filter((id, index) => stood[index] !== id).length + news.size;
}

export type Line = { kind: 'batch'; row: ShownRow } | { kind: 'group'; key: string; count: number | null };

/** Rows in their places, under the heading of their group with how many the whole board has of it. */
export function linesOf(places: readonly Place[], rows: readonly ShownRow[], pages: readonly BoardPage[]): Line[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const counts = new Map(pages.flatMap((page) => page.groups).map((group) => [group.key, group.count]));
  const lines: Line[] = [];
  let last: string | null = null;
  for (const place of places) {
    const row = byId.get(place.id);
    if (!row) continue;
    if (place.group !== null && place.group !== last) lines.push({ kind: 'group', key: place.group, count: counts.get(place.group) ?? null });
    last = place.group;
    lines.push({ kind: 'batch', row });
  }
  return lines;
}
