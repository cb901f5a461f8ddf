import { get, type Query } from './http';

/** A part of a list; `next` is the cursor of the following part. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

export const rowsMax = 5_000;

/** Every part of a list, so that sorting and filtering here answer at once and leave nothing out; `next` tells of more than the most. */
export async function everyPage<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Page<T>> {
  const items: T[] = [];
  for (let after: string | null = null; ;) {
    const page: Page<T> = await get<Page<T>>(path, { ...query, after }, signal);
    items.push(...page.items);
    after = page.next;
    if (after === null || items.length >= rowsMax) return { items, next: after };
  }
}
