import { queryOptions } from '@tanstack/react-query';
import { get } from '@/api/http';
import type { Page } from '@/api/page';
import type { ActivityLine } from '@/api/activity';
import type { Quantity } from '@/i18n/format';

export interface LotContainer { id: string; received: Quantity; left: Quantity; emptied: boolean }

/** A lot as its stream says: `GET /api/lots/{id}` also finds it by the code of one of its containers. */
export interface LotState {
  id: string;
  material: string;
  site: string;
  status: 'quarantine' | 'released' | 'rejected';
  onHand: Quantity;
  received: Quantity;
  available: Quantity;
  supplier: string;
  supplierLot: string;
  expiryOn: string | null;
  retestOn: string | null;
  receivedBy: string;
  /** How many labels were printed, by the code on them. */
  labels?: Record<string, number>;
  storageZone: string | null;
  underWayTo: string | null;
  madeBy: string | null;
  /** Its strength, by which what is weighed of it is corrected. */
  assay: { percent: string; waterPercent: string | null; method: string } | null;
  certificate: { content: string; contentType: string; name: string } | null;
  containers: LotContainer[];
  reservations: { batch: string; quantity: Quantity }[];
  samples: { id: string; use: 'test' | 'retained'; quantity: Quantity; container: string | null; by: string; at: number }[];
  count: { counted: Quantity; difference: Quantity; reason: string; by: string } | null;
}

export interface LotLabel {
  code: string;
  lot: string;
  material: string;
  materialName: string;
  quantity: Quantity;
  supplier: string;
  supplierLot: string;
  expiryOn: string | null;
  retestOn: string | null;
  status: string;
  site: string;
}

export const lotPath = (id: string) => `/api/lots/${encodeURIComponent(id)}`;

export const lotQuery = (id: string) => queryOptions({
  queryKey: ['plant', 'lots', 'one', id],
  queryFn: ({ signal }) => get<LotState>(lotPath(id), undefined, signal),
  meta: { streams: ['lot/'] },
});

export const labelsQuery = (id: string) => queryOptions({
  queryKey: ['plant', 'lots', 'labels', id],
  queryFn: ({ signal }) => get<LotLabel[]>(`${lotPath(id)}/labels`, undefined, signal),
});

export const movementsQuery = (id: string) => queryOptions({
  queryKey: ['plant', 'lots', 'movements', id],
  queryFn: ({ signal }) => get<Page<ActivityLine>>('/api/activity', { stream: `lot/${id}`, count: 100 }, signal),
  meta: { streams: ['lot/'] },
});

interface Zone { id: string; name: string; level: string; class: string; site: string }

export const zonesQuery = (site: string) => queryOptions({
  queryKey: ['plant', 'equipment', 'zones', site],
  queryFn: async ({ signal }) => (await get<Page<Zone>>('/api/equipment', { site }, signal)).items.filter((one) => one.level === 'storage-zone' || one.level === 'storage-unit'),
});

export const printersQuery = (site: string) => queryOptions({
  queryKey: ['plant', 'printers', site],
  queryFn: ({ signal }) => get<Page<{ id: string; name: string }>>('/api/devices', { site, kind: 'printer' }, signal),
});
