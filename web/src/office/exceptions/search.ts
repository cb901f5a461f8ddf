import type { TrendBy } from '@/api/exceptions';

/** Open ones unless all are asked for; the rest is what a figure of the trends leads to. */
export interface ExceptionsSearch {
  grade?: string;
  show?: 'all' | 'overdue';
  kind?: string;
  product?: string;
  recipe?: string;
  step?: string;
  equipment?: string;
  cause?: string;
  from?: string;
  to?: string;
}

const texts = (search: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.filter((name) => typeof search[name] === 'string' && search[name] !== '').map((name) => [name, search[name]]));

/** What narrows the list beside grade and state; one press takes all of it away. */
export const narrowings = ['kind', 'product', 'recipe', 'step', 'equipment', 'cause', 'from', 'to'] as const;

export const readExceptionsSearch = (search: Record<string, unknown>): ExceptionsSearch => ({
  ...texts(search, ['grade', ...narrowings]),
  ...(search.show === 'all' || search.show === 'overdue' ? { show: search.show } : {}),
});

export const trendsBy: readonly TrendBy[] = ['kind', 'step', 'product', 'equipment', 'cause', 'site'];

export interface TrendsSearch {
  by?: TrendBy;
  grade?: string;
  view?: 'table';
}

export const readTrendsSearch = (search: Record<string, unknown>): TrendsSearch => ({
  ...(trendsBy.includes(search.by as TrendBy) ? { by: search.by as TrendBy } : {}),
  ...texts(search, ['grade']),
  ...(search.view === 'table' ? { view: 'table' as const } : {}),
});

export interface IncidentsSearch {
  show?: 'all';
  incident?: string;
}

export const readIncidentsSearch = (search: Record<string, unknown>): IncidentsSearch => ({
  ...(search.show === 'all' ? { show: 'all' as const } : {}),
  ...texts(search, ['incident']),
});
