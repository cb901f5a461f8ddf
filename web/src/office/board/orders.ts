import { queryOptions } from '@tanstack/react-query';
import type { LocalizedText } from '@/api/batches';
import { get } from '@/api/http';
import type { Page } from '@/api/page';
import { inZone, type Quantity } from '@/i18n/format';

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

/** What a clock on the wall of the zone showed (`2026-11-22T08:00`), with its offset written out. */
export function zonedInstant(wall: string, zone: string): string {
  const offsetOf = (at: string) => inZone(`${wall.slice(0, 16)}:00${at}`, zone).offset;
  // Twice: the offset at the instant that the first guess names is the one that counts.
  return `${wall.slice(0, 16)}:00${offsetOf(offsetOf('Z'))}`;
}
