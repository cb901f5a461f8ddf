import { queryOptions } from '@tanstack/react-query';
import type { By, LocalizedText, Remark, SignatureLine, When } from './batches';
import { get } from './http';

/** A change of a running batch: what was asked for as a redline, and what QA said to it. */
export interface Change {
  id: string;
  kind: 'equipment' | 'step' | 'version';
  state: 'pending' | 'authorised' | 'declined';
  reason: string;
  when: When;
  by: By;
  redline: { label: string; text: string }[];
  signature: SignatureLine | null;
  declined: Remark | null;
}

export interface ImpactStep {
  step: string;
  number: string;
  title: LocalizedText;
}

/** What the version that is effective at the site would mean for the batch now. */
export interface MoveImpact {
  batch: string;
  from: string;
  version: string | null;
  /** What is on record and has no place there: the batch stays on its version. */
  faults: string[];
  done: ImpactStep[];
  dueNow: ImpactStep[];
  redline: LocalizedText[];
}

export const impactQuery = (batch: string, enabled: boolean) => queryOptions({
  queryKey: ['batches', 'impact', batch],
  queryFn: ({ signal }) => get<MoveImpact>(`/api/batches/${encodeURIComponent(batch)}/version-impact`, undefined, signal),
  enabled,
  meta: { streams: [`batch/${batch}`] },
});
