import { queryOptions } from '@tanstack/react-query';
import { get } from './http';
import type { Page } from './page';

export interface Site {
  id: string;
  name: string;
  /** IANA. */
  zone: string;
}

export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: ({ signal }) => get<Page<Site>>('/api/sites', undefined, signal),
  staleTime: 5 * 60_000,
  meta: { streams: ['site/'] },
});
