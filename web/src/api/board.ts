import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { BoardRow } from './batches';
import { get } from './http';
import type { Page } from './page';
import type { Role } from './session';

/** A row of the board as it is looked at; `group` is the one that it stands in. */
export type ShownRow = BoardRow & { group: string | null };

export interface BoardPage extends Page<ShownRow> {
  /** How many batches fit, on all pages. */
  total: number;
  groups: { key: string; count: number }[];
}

export interface BoardFilter {
  site: string | null;
  state?: string;
  product?: string;
  who?: string;
  group?: string;
  open?: 'yes';
  text?: string;
  campaign?: string;
}

/** Read page by page as far as one looks: filtered, grouped and ordered by the server. */
export const boardPagesQuery = (filter: BoardFilter) => infiniteQueryOptions({
  queryKey: ['batches', 'shown', filter],
  queryFn: ({ pageParam, signal }) => get<BoardPage>('/api/board', { ...filter, after: pageParam }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  meta: { streams: ['batch/'] },
});

export interface Choice {
  value: string;
  count: number;
}

export const choicesQuery = (site: string | null) => queryOptions({
  queryKey: ['batches', 'choices', site],
  queryFn: ({ signal }) => get<{ states: Choice[]; products: Choice[]; who: (Choice & { value: Role })[] }>('/api/board/choices', { site }, signal),
  meta: { streams: ['batch/'] },
});

export interface BoardView {
  id: string;
  name: string;
  search: string;
  shared: boolean;
  owner: string;
  mine: boolean;
  isDefault: boolean;
}

export const viewsPath = '/api/board/views';

export const viewsQuery = queryOptions({
  queryKey: ['board-views'],
  queryFn: ({ signal }) => get<Page<BoardView>>(viewsPath, undefined, signal),
});

export const figureKinds = ['cycle-time', 'right-first-time', 'exceptions', 'review-hours', 'lead-time', 'on-time'] as const;
export type FigureKind = (typeof figureKinds)[number];

export interface Figure {
  kind: FigureKind;
  /** A decimal: hours, percent, or for each thousand steps. */
  value: string;
  of: number;
}

export interface FigureGroup {
  site: string | null;
  product: string | null;
  productName: string | null;
  figures: Figure[];
}

export interface FigureFilter {
  site: string | null;
  product?: string;
  from?: string;
  to?: string;
  by?: 'site' | 'product' | 'site-product';
}

export const figuresQuery = (filter: FigureFilter) => queryOptions({
  queryKey: ['batches', 'figures', filter],
  queryFn: ({ signal }) => get<{ from: string; to: string; total: FigureGroup; groups: FigureGroup[]; cut: boolean }>('/api/figures', { ...filter }, signal),
  // Medians over months do not change with each entry.
  staleTime: 60_000,
});

export interface FigureBatch {
  id: string;
  site: string;
  zone: string;
  product: string;
  productName: string;
  at: string;
  value: string;
  exceptions: number;
  corrections: number;
  redone: number;
  state: BoardRow['state'];
  disposition: BoardRow['disposition'];
}

export const behindQuery = (figure: FigureKind, filter: FigureFilter) => queryOptions({
  queryKey: ['batches', 'figures', 'behind', figure, filter],
  queryFn: ({ signal }) => get<Page<FigureBatch>>(`/api/figures/${figure}/batches`, { ...filter }, signal),
  staleTime: 60_000,
});
