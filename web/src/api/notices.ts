import { queryOptions } from '@tanstack/react-query';
import { get, post } from './http';
import type { Page } from './page';

export interface Notice {
  number: number;
  urgency: 'must-act' | 'good-to-know';
  /** The words are `notice.CODE`, with the facts as named values. */
  code: string;
  /** The stream that it is about. */
  subject: string;
  facts: Record<string, string>;
  at: string;
  seen: boolean;
}

export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: ({ signal }) => get<Page<Notice>>('/api/notices', undefined, signal),
  meta: { streams: ['person/', 'batch/', 'recipe/', 'lot/', 'equipment/', 'machine/', 'exception/', 'incident/'] },
  retry: false,
});

/** Everything up to this number was looked at. */
export const noticesSeen = (number: number) => post('/api/notices/actions/seen', { number });
