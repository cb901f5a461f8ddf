import { queryOptions } from '@tanstack/react-query';
import type { LocalizedText } from './batches';
import { get, post } from './http';
import { newKey } from './intent';
import { everyPage, type Page } from './page';
import type { Equipment } from './plant';

/** Clean and unused, or used and not cleaned yet; `until` is null where the class has no limit. */
export interface Hold { kind: 'clean' | 'dirty'; since: string; until: string | null; expired: boolean }

export interface PhaseUse { product: string | null; lot: string | null; phase: string; title: LocalizedText; step: string; by: string }

export interface HoldTimes { class: string; cleanHoldHours: number | null; dirtyHoldHours: number | null }

export interface EquipmentDetail {
  line: Equipment; zone: string; uses: PhaseUse[]; rule: HoldTimes | null; check: { on: string; passed: boolean; by: string } | null; checkedOn: string | null;
  /** Of a balance; it weighs nothing while quality has not signed it. */
  registration: { by: string; reason: string | null; approvedBy: string | null } | null;
}

export const logKinds = [
  'taken', 'used', 'phase-ended', 'left', 'procedure-begun', 'procedure-ended', 'cleaned', 'calibrated', 'checked', 'check-failed', 'doubted', 'test-weighed', 'allocated', 'allocation-freed',
  'out-of-service', 'back-in-service', 'due', 'refused', 'device-registered', 'device-approved', 'added', 'other',
] as const;

export interface LogLine {
  number: number; entry: number; at: string; zone: string; kind: (typeof logKinds)[number]; by: string; batch: string | null; product: string | null;
  lot: string | null; phase: string | null; phaseTitle: LocalizedText | null;
  hold: { kind: 'clean' | 'dirty'; minutes: number; limitHours: number | null; exceeded: boolean } | null; detail: string | null;
}

export interface LogSearch { kind?: string; batch?: string; from?: string; to?: string }

export interface EquipmentAt { at: string; condition: string; batch: string | null; uses: PhaseUse[]; outOfService: string | null }

export interface Candidate {
  id: string; name: string; area: string; condition: string; batch: string | null; allocatedTo: string | null; calibrationDueOn: string | null;
  holdUntil: string | null; holdExpired: boolean; why: string | null;
}

export interface EquipmentNeed {
  class: string; title: LocalizedText | null; properties: { id: string; name: LocalizedText; value?: string | null }[]; steps: string[];
  allocated: string[]; inUse: string[]; candidates: Candidate[];
}

export const equipmentPath = (id: string) => `/api/equipment/${encodeURIComponent(id)}`;

export const pieceQuery = (id: string) => queryOptions({
  queryKey: ['plant', 'equipment', 'one', id],
  queryFn: ({ signal }) => get<EquipmentDetail>(equipmentPath(id), undefined, signal),
  meta: { streams: ['equipment/', 'equipment-rules'] },
});

export const logQuery = (id: string, search: LogSearch) => queryOptions({
  queryKey: ['plant', 'equipment', 'log', id, search],
  queryFn: ({ signal }) => everyPage<LogLine>(`${equipmentPath(id)}/log`, { ...search }, signal),
  meta: { streams: ['equipment/'] },
});

export const atQuery = (id: string, time: string) => queryOptions({
  queryKey: ['plant', 'equipment', 'at', id, time],
  queryFn: ({ signal }) => get<EquipmentAt>(`${equipmentPath(id)}/at`, { time }, signal),
});

/** The log as a file, as it is filtered: for spreadsheets, or sealed with every entry within. */
export const logFile = (id: string, search: LogSearch, kind: 'csv' | 'pdf', language?: string): string => {
  const query = new URLSearchParams(Object.entries({ ...search, language }).filter(([, value]) => Boolean(value)) as [string, string][]).toString();
  return `${equipmentPath(id)}/log.${kind}${query === '' ? '' : `?${query}`}`;
};

export const holdTimesQuery = queryOptions({
  queryKey: ['plant', 'hold-times'],
  queryFn: ({ signal }) => get<Page<HoldTimes>>('/api/hold-times', undefined, signal),
  meta: { streams: ['equipment-rules'] },
});

/** Which equipment an order could keep for its batch. */
export const orderNeedsQuery = (order: object) => queryOptions({
  queryKey: ['board', 'units', order],
  queryFn: ({ signal }) => post<Page<EquipmentNeed>>('/api/orders/equipment', order, { signal, idempotencyKey: newKey() }),
  retry: false,
  meta: { streams: ['equipment/'] },
});

/** Which equipment a batch needs, has, and could have. */
export const needsQuery = (batch: string) => queryOptions({
  queryKey: ['batches', 'equipment', batch],
  queryFn: ({ signal }) => get<Page<EquipmentNeed>>(`/api/batches/${encodeURIComponent(batch)}/equipment`, undefined, signal),
  meta: { streams: ['batch/', 'equipment/'] },
});
