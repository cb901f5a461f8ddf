import { queryOptions } from '@tanstack/react-query';
import type { Place } from '@/shell/office/places';
import { get } from './http';
import type { Page } from './page';

export interface Notice {
  id: string;
  /** True: this person must act. False: good to know. */
  must?: boolean;
  text: string;
  at: string;
  zone?: string;
  place?: Place['id'];
  /** Where it leads. */
  link?: string;
}

export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: ({ signal }) => get<Page<Notice>>('/api/notices', undefined, signal),
  meta: { streams: ['notice/', 'person/', 'batch/'] },
  retry: false,
});
