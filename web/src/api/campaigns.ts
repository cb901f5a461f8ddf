import { queryOptions } from '@tanstack/react-query';
import type { BatchState, Disposition, LocalizedText } from './batches';
import { get } from './http';
import type { Page } from './page';

export type CleaningLevel = 'minor' | 'major';

export interface CleaningRule {
  minorAfterBatches?: number | null;
  majorAfterBatches?: number | null;
  majorAfterDays?: number | null;
}

export interface Campaign {
  id: string;
  site: string;
  zone: string;
  line: string;
  recipe: string;
  version: string;
  title: LocalizedText;
  product: string | null;
  plannedAt: string;
  plannedBy: string;
  batches: { number: number; batch: string; state: BatchState | null; disposition: Disposition | null; startedAt: string | null; endedAt: string | null }[];
  equipment: string[];
  rule: CleaningRule;
  cleanings: { level: CleaningLevel; afterBatches: number; at: string; note: string; by: string }[];
  /** What must be cleaned before the next batch begins. */
  due: { level: CleaningLevel; batches: number; days: number } | null;
  ended: string | null;
}

export interface CampaignAnswer {
  id: string;
  released: string[];
  missing: string[];
  code: string | null;
  why: string | null;
}

export const campaignsPath = '/api/campaigns';
export const campaignAction = (id: string, action: string) => `${campaignsPath}/${encodeURIComponent(id)}/actions/${action}`;

export const campaignsQuery = (site: string | null) => queryOptions({
  queryKey: ['campaigns', site],
  queryFn: ({ signal }) => get<Page<Campaign>>(campaignsPath, { site }, signal),
  meta: { streams: ['campaign/', 'batch/'] },
});
