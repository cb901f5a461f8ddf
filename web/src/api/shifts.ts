import { queryOptions } from '@tanstack/react-query';
import { get } from './http';

/** A shift by the clock of the site; one that ends at or before its start ends on the next day. */
export interface Shift {
  name: string;
  from: string;
  to: string;
}

export const shiftsPath = (site: string) => `/api/sites/${encodeURIComponent(site)}/shifts`;

export const shiftsQuery = (site: string) => queryOptions({
  queryKey: ['plant', 'shifts', site],
  queryFn: ({ signal }) => get<{ site: string; shifts: Shift[] }>(shiftsPath(site), undefined, signal),
  staleTime: 5 * 60_000,
  meta: { streams: [`site/${site}`] },
});
