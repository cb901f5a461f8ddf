import { queryOptions } from '@tanstack/react-query';
import type { ActivityFilters } from './activity';
import { get } from './http';
import type { Page } from './page';
import type { Meaning } from './signing';

export type ReviewOutcome = 'nothing-unusual' | 'followed-up';

export interface QueryReview {
  after: number;
  through: number;
  rows: number;
  newRows: number;
  outcome: ReviewOutcome;
  text: string;
  signature: { signer: string; printedName: string; meaning: Meaning; at: string; zone: string; state: 'valid' | 'superseded' | 'void' };
}

/** A question of the trace under a name, with the signed outcomes of its reviews, the newest first. */
export interface SavedQuery {
  id: string;
  name: string;
  query: ActivityFilters;
  savedBy: string;
  savedAt: string;
  zone: string;
  /** Why it is not used any more; null while it is. */
  retired: string | null;
  /** Reviewed through this entry; 0 when never. */
  through: number;
  reviews: QueryReview[];
}

export const queriesPath = '/api/activity/queries';

export const savedQueriesQuery = queryOptions({
  queryKey: ['activity-queries'],
  queryFn: ({ signal }) => get<Page<SavedQuery>>(queriesPath, undefined, signal),
});

export interface PeriodicReview {
  from: string;
  to: string;
  firstEntry: number;
  lastEntry: number;
  groups: { name: 'changes' | 'incidents' | 'access' | 'reviews'; count: number; lines: { type: string; count: number }[] }[];
}

export const periodicQuery = (from: string) => queryOptions({
  queryKey: ['activity', 'periodic', from],
  queryFn: ({ signal }) => get<PeriodicReview>('/api/activity/periodic-review', { from }, signal),
});
