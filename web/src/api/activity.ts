import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from './http';
import type { Page } from './page';

/** One ledger entry as a sentence. */
export interface ActivityEntry {
  number: number;
  stream: string;
  version: number;
  type: string;
  at: string;
  zone: string;
  actor: string;
  actorName: string | null;
  terminal: string | null;
  sentence: string;
  old: string | null;
  new: string | null;
  reason: string | null;
  /** The meaning of a signature that the entry carries, or `void`, `superseded`. */
  signature: string | null;
}

export const filterNames = ['person', 'stream', 'type', 'from', 'to', 'text'] as const;
export type FilterName = (typeof filterNames)[number];
export type ActivityFilters = Partial<Record<FilterName, string>>;

export const activityQuery = (filters: ActivityFilters) => infiniteQueryOptions({
  queryKey: ['activity', filters],
  queryFn: ({ pageParam, signal }) => get<Page<ActivityEntry>>('/api/activity', { ...filters, after: pageParam }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  // New rows gather under a button; nothing moves under the finger.
  staleTime: Infinity,
});

export interface RawEntry {
  number: number;
  stream: string;
  version: number;
  type: string;
  at: string;
  zone: string;
  actor: string;
  terminal: string | null;
  payload: unknown;
  hash: string;
  previousHash: string;
  proof: Proof | null;
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
  queryFn: ({ signal }) => get<RawEntry>(`/api/ledger/entries/${number}`, undefined, signal),
  staleTime: 60_000,
});
