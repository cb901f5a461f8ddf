import { orCopy } from '@/parts/drafts/copies';
import { queryOptions } from '@tanstack/react-query';
import type { Quantity } from '@/i18n/format';
import type { Hold } from './equipment';
import { get } from './http';
import { everyPage, type Page } from './page';
import type { Partner } from './trace';

export interface Terminal {
  id: string; name: string; site: string; area: string; state: 'offered' | 'enrolled' | 'revoked';
  offeredAt: string; enrolledAt: string | null; revokedAt: string | null; lastSeenAt: string | null;
}

export interface Lot {
  id: string; material: string; materialName: string; site: string; status: 'quarantine' | 'released' | 'rejected';
  quantity: Quantity; received: Quantity; supplier: string; supplierLot: string; expiryOn: string | null; expired: boolean; expiresSoon: boolean;
  reserved: Quantity; retestOn: string | null; storageZone: string | null; madeBy: string | null; underWayTo: string | null; countWaits: boolean;
}

export interface Equipment {
  id: string; name: string; class: string | null; site: string; area: string | null; condition: string; batch: string | null; calibrationDueOn: string | null;
  outOfService: string | null; allocatedTo: string | null; hold: Hold | null;
}

export interface SiteDetail { id: string; name: string; areas: { id: string; name: string }[] }

const site = (one: string | null) => ({ site: one });

export const terminalsQuery = (at: string | null) => queryOptions({
  queryKey: ['plant', 'terminals', at],
  queryFn: ({ signal }) => get<Page<Terminal>>('/api/terminals', site(at), signal),
  meta: { streams: ['terminal/'] },
});

export const lotsQuery = (at: string | null) => queryOptions({
  queryKey: ['plant', 'lots', at],
  queryFn: ({ signal }) => everyPage<Lot>('/api/lots', site(at), signal),
  meta: { streams: ['lot/'] },
});

export const equipmentQuery = (at: string | null) => queryOptions({
  queryKey: ['plant', 'equipment', at],
  queryFn: ({ signal }) => get<Page<Equipment>>('/api/equipment', site(at), signal),
  meta: { streams: ['equipment/'] },
});

export interface ControlledDocument { id: string; version: string; title: string; effectiveOn: string; link: string | null; retiredFor: string | null }

export const documentsQuery = queryOptions({
  queryKey: ['plant', 'documents'],
  queryFn: (asking) => orCopy('/api/documents', () => get<Page<ControlledDocument>>('/api/documents', undefined, asking.signal), (page) => page, asking),
  meta: { streams: ['document/'] },
});

export const siteQuery = (id: string) => queryOptions({
  queryKey: ['plant', 'site', id],
  queryFn: ({ signal }) => get<SiteDetail>(`/api/sites/${encodeURIComponent(id)}`, undefined, signal),
  enabled: id !== '',
});

export type { Partner };
