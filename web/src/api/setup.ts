import { queryOptions } from '@tanstack/react-query';
import type { Language } from '@/i18n/format';
import { get, post } from './http';

export interface SetupInput {
  userId: string;
  name: string;
  password: string;
  language: Language;
  enterpriseId: string;
  enterpriseName: string;
  siteId: string;
  siteName: string;
  /** IANA. */
  zone: string;
}

/** Needed while there is no account at all. */
export const setupQuery = queryOptions({
  queryKey: ['session', 'setup'],
  queryFn: ({ signal }) => get<{ needed: boolean; kind: 'demo' | 'production' }>('/api/setup', undefined, signal),
  staleTime: Infinity,
  retry: false,
});

export const setUp = (input: SetupInput) => post('/api/setup', input);
