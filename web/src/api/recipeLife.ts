import { queryOptions } from '@tanstack/react-query';
import type { BatchState } from './batches';
import { get } from './http';
import { addressOf, type LocalizedText, type RecipeState } from './recipes';
import type { Role } from './session';
import type { Meaning } from './signing';

export type BlockState = 'unchanged' | 'added' | 'changed' | 'moved' | 'dependant';

export interface DiffChange {
  kind: 'added' | 'removed' | 'changed' | 'moved'; item: string; id: string; element: string | null; member: string | null; language: string | null;
  before: string | null; after: string | null; sentence: string; affected: { block: string; title: string; why: string; by: string | null }[];
}

export interface DiffBlock {
  id: string; title: string; path: string[]; hash: string; state: BlockState; changes: DiffChange[];
  because: { block: string; sentence: string; why: string; by: string | null }[];
  /** What a new block says, line by line. */
  says: string[];
}

export type Marks = Record<string, string>;

export interface RecipeDiff {
  id: string; from: string | null; to: string; fromHash: string | null; toHash: string; changes: number; blocks: DiffBlock[];
  marks: { before: Marks; after: Marks };
}

export interface RouteStep { role: Role; meaning: Meaning }

export interface RecipeReview {
  id: string; version: string; state: RecipeState; predecessor: string | null; reason: string | null; reasonNeeded: boolean;
  route: (RouteStep & { signedBy: string | null; isNext: boolean })[]; toReview: string[]; notSeen: string[];
  seen: { block: string; person: string; name: string }[]; openComments: number[]; diff: RecipeDiff;
}

interface Signed { signer: string; printedName: string }

export interface Quantity { value: string; unit: string }
export interface Limits { low?: string | null; high?: string | null }

export interface FormulaParameter {
  id: string; name: LocalizedText; value?: Quantity | null; range?: Limits | null; registeredRange?: Limits | null;
  scope?: 'site' | 'batch-size' | 'site-and-batch-size' | null;
}

export interface ParameterValue { parameter: string; batchSize?: string | null; value?: Quantity | null; range?: Limits | null }

export interface SiteSet {
  version: string; hash: string; state: 'waiting' | 'approved' | 'replaced'; reason: string; at: string; zone: string; values: ParameterValue[];
  prepared: Signed; approved: Signed | null; approvedAt: string | null;
}

export interface SiteDate {
  version: string; from: string; state: 'superseded' | 'effective' | 'planned' | 'dropped'; reason: string; at: string; zone: string; signature: Signed;
}

export interface RecipeSite { site: string; name: string; zone: string; today: string; effective: string | null; dates: SiteDate[]; sets: SiteSet[] }

export interface VersionParameters { version: string; state: RecipeState; parameters: FormulaParameter[]; batchSizes: { id: string; name: LocalizedText; size: Quantity }[]; units: Record<string, string> }

export interface RecipeSites { id: string; sitesDecide: boolean; everywhere: string | null; sites: RecipeSite[]; versions: VersionParameters[] }

export interface RecipeRoutes {
  routes: { product: string | null; steps: RouteStep[]; reason: string | null; at: string | null; zone: string | null; signature: Signed | null }[];
  default: RouteStep[]; roles: Role[];
}

const streams = { streams: ['recipe/', 'recipe-site/', 'recipe-routes'] };

export const reviewQuery = (id: string, version: string) => queryOptions({
  queryKey: ['recipes', id, version, 'review'],
  queryFn: ({ signal }) => get<RecipeReview>(`${addressOf(id, version)}/review`, undefined, signal),
  meta: streams,
});

export const diffQuery = (id: string, from: string, to: string) => queryOptions({
  queryKey: ['recipes', id, 'diff', from, to],
  queryFn: ({ signal }) => get<RecipeDiff>(`/api/recipes/${encodeURIComponent(id)}/diff`, { from, to }, signal),
  meta: streams,
});

export const sitesQuery = (id: string) => queryOptions({
  queryKey: ['recipes', id, 'sites'],
  queryFn: ({ signal }) => get<RecipeSites>(`/api/recipes/${encodeURIComponent(id)}/sites`, undefined, signal),
  meta: streams,
});

export const routesQuery = queryOptions({
  queryKey: ['recipes', 'routes'],
  queryFn: ({ signal }) => get<RecipeRoutes>('/api/recipe-routes', undefined, signal),
  meta: streams,
});

export const siteActionOf = (id: string, version: string, site: string, action: string) =>
  `${addressOf(id, version)}/sites/${encodeURIComponent(site)}/actions/${action}`;

export interface RecipeImpact {
  batches: { batch: string; site: string; version: string; state: BatchState }[];
  sites: { site: string; name: string; effective: string | null; hasParameters: boolean }[];
  training: { qualification: string; people: number; names: string[]; blocks: string[] }[];
  ranges: string[];
}

export const impactQuery = (id: string, version: string) => queryOptions({
  queryKey: ['recipes', id, version, 'impact'],
  queryFn: ({ signal }) => get<RecipeImpact>(`${addressOf(id, version)}/impact`, undefined, signal),
  meta: { streams: ['recipe/', 'recipe-site/', 'batch/'] },
});

export interface BlockUse { recipe: string; version: string; state: RecipeState; title: LocalizedText; element: string; blockVersion: string }

export interface BlockUpdate { element: string; title: string; block: string; from: string; to: string; sentences: string[]; hindrance: { code: string; detail: string } | null }

export const whereUsedQuery = (id: string) => queryOptions({
  queryKey: ['recipes', id, 'where-used'],
  queryFn: ({ signal }) => get<{ items: BlockUse[] }>(`/api/recipes/${encodeURIComponent(id)}/where-used`, undefined, signal),
  meta: streams,
});

export const blockUpdatesQuery = (id: string, version: string) => queryOptions({
  queryKey: ['recipes', id, version, 'blocks'],
  queryFn: ({ signal }) => get<{ items: BlockUpdate[] }>(`${addressOf(id, version)}/blocks/updates`, undefined, signal),
  meta: streams,
});
