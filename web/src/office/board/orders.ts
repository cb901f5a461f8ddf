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
  /** A procedure on equipment is no order. */
  procedureFor?: string | null;
}

export interface BatchSize {
  nominal?: Quantity | null;
  min?: Quantity | null;
  max?: Quantity | null;
}

/** What an order has to know of a master. */
export interface MasterSizes {
  batchSize?: BatchSize | null;
  isRework?: boolean;
  batchSizes?: { id: string; name: LocalizedText; size: Quantity }[];
  formula?: { inputs?: { id: string; name: string; quantity?: Quantity | null }[] } | null;
}

export const approvedQuery = queryOptions({
  queryKey: ['recipes', 'approved'],
  queryFn: async ({ signal }) => {
    const page = await get<Page<ApprovedRow>>('/api/recipes', { state: 'approved' }, signal);
    return { ...page, items: page.items.filter((one) => !one.procedureFor) };
  },
  meta: { streams: ['recipe/'] },
});

export const masterQuery = (id: string, version: string) => queryOptions({
  queryKey: ['recipes', 'version', id, version],
  queryFn: ({ signal }) => get<{ recipe: MasterSizes }>(`/api/recipes/${encodeURIComponent(id)}/versions/${encodeURIComponent(version)}`, undefined, signal),
  meta: { streams: [`recipe/${id}`] },
});
