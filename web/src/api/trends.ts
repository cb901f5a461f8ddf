import { queryOptions } from '@tanstack/react-query';
import type { LocalizedText, Verdict } from './batches';
import { get } from './http';
import { everyPage, type Page } from './page';

/** One value of one batch: an in-process check, a laboratory result or a yield. */
export interface TrendRow {
  batch: string;
  site: string;
  zone: string;
  /** Step, with the column or test where it has several. */
  key: string;
  row: number;
  number: string;
  title: LocalizedText;
  kind: string;
  value: string;
  unit: string | null;
  percent: string | null;
  verdict: Verdict;
  corrections: number;
  /** The entry by which it was measured again; null while it counts. */
  supersededBy: number | null;
  at: string;
}

export interface TrendFilter { product: string; site: string | null; from?: string; to?: string }

export const trendPath = ({ product, site, from, to }: TrendFilter, format: 'json' | 'csv') => {
  const query = new URLSearchParams(Object.entries({ site, from, to }).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return `/api/products/${encodeURIComponent(product)}/trend${format === 'csv' ? '.csv' : ''}?${query}`;
};

export const trendQuery = (filter: TrendFilter) => queryOptions({
  queryKey: ['trends', filter],
  queryFn: ({ signal }) => everyPage<TrendRow>(`/api/products/${encodeURIComponent(filter.product)}/trend`, { site: filter.site, from: filter.from, to: filter.to }, signal),
});

export const trendProductsQuery = queryOptions({
  queryKey: ['trends', 'products'],
  queryFn: ({ signal }) => get<Page<{ code: string; name: string | null; batches: number }>>('/api/products', undefined, signal),
});
