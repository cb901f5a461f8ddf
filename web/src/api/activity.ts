import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { atWall } from '@/i18n/format';
import { get } from './http';
import type { Page } from './page';

/** One ledger entry as a sentence. */
export interface ActivityLine {
  number: number;
  at: string;
  zone: string;
  offsetMinutes: number;
  actor: string;
  actorName: string;
  terminal: string | null;
  stream: string;
  version: number;
  type: string;
  sentence: string;
  reason: string | null;
  /** The entry's own content. */
  fact: Record<string, unknown>;
  /** What the signature of the entry is worth now; absent without one. */
  signature?: 'valid' | 'superseded' | 'void' | null;
}

export const filterNames = ['person', 'stream', 'type', 'terminal', 'signature', 'from', 'to', 'text'] as const;
export type FilterName = (typeof filterNames)[number];
/** The site is chosen by the site switcher, for every screen alike. */
export type ActivityFilters = Partial<Record<FilterName | 'site', string>>;

export const signatureFilters = ['any', 'performed', 'verified', 'reviewed', 'approved', 'certified', 'superseded', 'void'] as const;

export const activityQuery = (filters: ActivityFilters, zone: string) => infiniteQueryOptions({
  queryKey: ['activity', filters, zone],
  queryFn: ({ pageParam, signal }) => get<Page<ActivityLine>>('/api/activity', { ...toServer(filters, zone), after: pageParam }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  // New rows gather under a button; nothing moves under the finger.
  staleTime: Infinity,
});

/** Days are days of the site: from its first moment, to its last. */
export function toServer(filters: ActivityFilters, zone: string): ActivityFilters {
  const { from, to } = filters;
  const wholeDay = /^\d{4}-\d{2}-\d{2}$/;
  const moment = (day: string, time: string) => atWall(`${day}T${time}`, zone);
  return {
    ...filters,
    from: from && wholeDay.test(from) ? moment(from, '00:00:00') : from,
    to: to && wholeDay.test(to) ? moment(to, '23:59:59.999999') : to,
  };
}

/** How many entries of the query are newer than this one; at most a page is counted. */
export const newerThan = async (filters: ActivityFilters, zone: string, since: number) =>
  (await get<Page<ActivityLine>>('/api/activity', { ...toServer(filters, zone), since })).items.length;

export const typesQuery = queryOptions({
  queryKey: ['activity', 'types'],
  queryFn: ({ signal }) => get<string[]>('/api/activity/types', undefined, signal),
  staleTime: Infinity,
});

export function exportPath(filters: ActivityFilters, zone: string, format: 'csv' | 'json'): string {
  const pairs = Object.entries({ ...toServer(filters, zone), format }).filter(([, value]) => value !== undefined) as [string, string][];
  return `/api/activity/export?${new URLSearchParams(pairs)}`;
}

export interface EntryView {
  entry: ActivityLine;
  ledgerId: string;
  /** The canonical bytes that were hashed, as text. */
  payload: string;
  previousHash: string;
  hash: string;
  /** The server computed the hash again for this answer. */
  hashMatches: boolean;
  proof?: Proof | null;
}

/** RFC 9162: with these hashes the entry's own hash gives the signed tree head. */
export interface Proof {
  leafIndex: number;
  treeSize: number;
  path: string[];
  rootHash: string;
  sealedAt: string;
}

export const entryQuery = (number: number) => queryOptions({
  queryKey: ['entry', number],
  queryFn: ({ signal }) => get<EntryView>(`/api/ledger/entries/${number}`, undefined, signal),
  staleTime: 60_000,
});
