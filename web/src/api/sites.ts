import { queryOptions } from '@tanstack/react-query';
import { get } from './http';

export interface Site {
  id: string;
  name: string;
  /** IANA. */
  zone: string;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: ({ signal }) => get<Page<Site>>('/api/sites', undefined, signal),
  staleTime: 5 * 60_000,
  meta: { streams: ['site/'] },
});
