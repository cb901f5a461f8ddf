import { queryOptions } from '@tanstack/react-query';
import type { LocalizedText } from '@/api/batches';
import { get } from '@/api/http';
import type { Page } from '@/api/page';
import type { Quantity } from '@/i18n/format';

export interface ApprovedRow {
  id: string;
  version: string;
  title: LocalizedText;
  productName: string | null;
  state: string;
}

export interface BatchSize {
  nominal?: Quantity | null;
  min?: Quantity | null;
  max?: Quantity | null;
}

export const approvedQuery = queryOptions({
  queryKey: ['recipes', 'approved'],
  queryFn: ({ signal }) => get<Page<ApprovedRow>>('/api/recipes', { state: 'approved' }, signal),
  meta: { streams: ['recipe/'] },
});

export const masterQuery = (id: string, version: string) => queryOptions({
  queryKey: ['recipes', 'version', id, version],
  queryFn: ({ signal }) => get<{ recipe: { batchSize?: BatchSize | null } }>(`/api/recipes/${encodeURIComponent(id)}/versions/${encodeURIComponent(version)}`, undefined, signal),
  meta: { streams: [`recipe/${id}`] },
});
