import { queryOptions } from '@tanstack/react-query';
import type { BatchException, BatchState, Decision, Disposition, Grade, SignatureLine, StepStanding, When } from './batches';
import { batchPath } from './batches';
import { get } from './http';
import { everyPage, type Page } from './page';
import type { Role } from './session';

export interface ExceptionRow {
  id: string;
  batch: string;
  site: string;
  kind: string;
  grade: Grade;
  step: string | null;
  number: string | null;
  description: string;
  openedAt: string;
  zone: string;
  openedBy: string;
  justified: boolean;
  concludedAt: string | null;
}

export interface ReviewItem {
  key: string;
  hash: string;
  kind: 'exception' | 'correction' | 'late' | 'hand-typed' | 'left-out' | 'refused-attempt' | 'signature-missing' | 'alert' | 'interruption' | 'redone';
  grade: Grade | null;
  step: string | null;
  number: string | null;
  text: string;
  when: When | null;
  open: boolean;
  /** By this person, as the item is now. */
  seen: boolean;
}

/** Something that keeps a record from review or a batch from release, and who can act. */
export interface Blocker {
  code: string;
  item: string;
  number: string;
  detail: string;
  who: Role;
}

export interface Review {
  batch: string;
  site: string;
  disposition: Disposition;
  version: number;
  /** Why this person may not review: own work. */
  ownWork: string | null;
  items: ReviewItem[];
  seen: number;
  proof: { rules: number; passed: number; failed: number; notRun: number };
  /** The rules that did not pass or were not run. */
  rules: { rule: string; item: string; number: string; passed: boolean | null }[];
  missing: Blocker[];
  blockers: Blocker[];
  strip: { step: string; number: string; state: StepStanding; items: number }[];
  review: SignatureLine | null;
  auditTrailReview: SignatureLine | null;
  decision: Decision | null;
}

export const exceptionsQuery = (filters: { site: string | null; grade?: string; open?: boolean }) => queryOptions({
  queryKey: ['exceptions', 'list', filters],
  queryFn: ({ signal }) => everyPage<ExceptionRow>('/api/exceptions', filters, signal),
  meta: { streams: ['batch/'] },
});

export const exceptionPath = (id: string) => `/api/exceptions/${encodeURIComponent(id)}`;

export const exceptionQuery = (id: string) => queryOptions({
  queryKey: ['exceptions', 'one', id],
  queryFn: ({ signal }) => get<BatchException>(exceptionPath(id), undefined, signal),
  meta: { streams: [`batch/${batchOf(id)}`] },
});

/** A batch that shares material lots with the batch of the exception. */
export interface AssociatedBatch {
  batch: string;
  productName: string | null;
  site: string;
  state: BatchState;
  disposition: Disposition;
  lots: { lot: string; material: string }[];
}

export const associatedQuery = (id: string) => queryOptions({
  queryKey: ['exceptions', 'associated', id],
  queryFn: ({ signal }) => get<Page<AssociatedBatch>>(`${exceptionPath(id)}/associated`, undefined, signal),
  meta: { streams: ['batch/'] },
});

/** `B2611-017-E2` belongs to `B2611-017`. */
export const batchOf = (exceptionId: string): string => exceptionId.replace(/-E\d+$/, '');

export const reviewQuery = (batch: string) => queryOptions({
  queryKey: ['batches', 'review', batch],
  queryFn: ({ signal }) => get<Review>(`${batchPath(batch)}/review`, undefined, signal),
  meta: { streams: [`batch/${batch}`] },
});
