import { queryOptions } from '@tanstack/react-query';
import type { Grade, SignatureLine, When } from './batches';
import { growing } from './growing';
import { get } from './http';
import type { Page } from './page';
import type { ExceptionRow } from './quality';
import type { Role } from './session';

/** How an exception of a grade is closed: who signs, one after another, and within how many hours each. */
export interface GradeRule {
  grade: Grade;
  signatures: Role[][];
  hours: number;
}

export interface ExceptionPolicy {
  /** 0 while quality has set none. */
  version: number;
  rules: GradeRule[];
  firstRoles: Role[];
  lastRoles: Role[];
  versions: { version: number; rules: GradeRule[]; reason: string; when: When; signature: SignatureLine }[];
}

export const policyQuery = queryOptions({
  queryKey: ['exceptions', 'policy'],
  queryFn: ({ signal }) => get<ExceptionPolicy>('/api/exception-policy', undefined, signal),
  meta: { streams: ['exception-policy'] },
});

export interface Capa {
  capa: string;
  exception: string;
  batch: string;
  site: string;
  what: string;
  owner: string;
  dueOn: string;
  at: string;
  closedAt: string | null;
  result: string | null;
}

export const capasQuery = (filters: { site: string | null; open?: boolean }) => queryOptions({
  queryKey: ['exceptions', 'capas', filters],
  queryFn: ({ signal }) => get<Page<Capa>>('/api/capas', filters, signal),
  meta: { streams: ['batch/'] },
});

export interface GradeCounts {
  information: number;
  minor: number;
  major: number;
  critical: number;
}

export type TrendBy = 'kind' | 'step' | 'product' | 'equipment' | 'cause' | 'site';

export interface Trends {
  by: TrendBy;
  from: string;
  to: string;
  total: number;
  /** There were more than are counted. */
  cut: boolean;
  months: { month: string; grades: GradeCounts }[];
  groups: { key: string; label: string; recipe: string | null; count: number; open: number; last90Days: number; grades: GradeCounts; lastAt: string }[];
  repeated: {
    kind: string; recipe: string | null; step: string | null; number: string | null; product: string | null; equipment: string | null;
    times: number; last: string; lastAt: string;
  }[];
}

export const trendsQuery = (filters: { by: TrendBy; site: string | null; grade?: string; from?: string; to?: string }) => queryOptions({
  queryKey: ['exceptions', 'trends', filters],
  queryFn: ({ signal }) => get<Trends>('/api/exception-trends', filters, signal),
  meta: { streams: ['batch/'] },
});

export const repeatsQuery = (id: string) => queryOptions({
  queryKey: ['exceptions', 'repeats', id],
  queryFn: ({ signal }) => get<{ days: number; exceptions: string[] }>(`/api/exceptions/${encodeURIComponent(id)}/repeats`, undefined, signal),
  meta: { streams: ['batch/'] },
});

/** Open ones of the lowest grade of a batch: they may be concluded together. */
export const informationQuery = (batch: string) => queryOptions({
  queryKey: ['exceptions', 'list', { batch, grade: 'information' }],
  queryFn: ({ signal }) => get<Page<ExceptionRow>>('/api/exceptions', { batch, grade: 'information', open: true }, signal),
  meta: { streams: [`batch/${batch}`] },
});

export interface Incident {
  id: string;
  kind: 'job-failed' | 'message-failed' | 'delivery-failed' | 'device-failed' | 'clock-skew';
  subject: string;
  detail: string;
  site: string | null;
  facts: Record<string, string>;
  openedAt: string;
  entry: number;
  times: number;
  lastAt: string;
  overAt: string | null;
  closedAt: string | null;
  closedBy: string | null;
  cause: string | null;
  action: string | null;
}

export const incidentsQuery = (filters: { open?: boolean; text?: string }) => growing<Incident>(['incidents'], '/api/incidents', filters, 'before', ['incident/']);

export interface Alarm {
  id: string;
  equipment: string;
  site: string;
  point: string | null;
  text: string;
  value: string | null;
  limit: string | null;
  critical: boolean;
  batch: string | null;
  exception: string | null;
  raisedAt: string;
  zone: string;
  raisedBy: string;
  entry: number;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
  comment: string | null;
}

export const alarmsQuery = (filters: { site: string | null; open?: boolean; text?: string }) => growing<Alarm>(['alarms'], '/api/alarms', filters, 'before', ['equipment/']);

export interface AlarmPoint {
  point: string;
  title: string;
  unit: string | null;
  limits: { low?: number | string | null; high?: number | string | null };
  critical: boolean;
  reason: string;
  by: { id: string; name: string };
}

export const alarmPointsQuery = (equipment: string) => queryOptions({
  queryKey: ['alarms', 'points', equipment],
  queryFn: ({ signal }) => get<AlarmPoint[]>(`/api/equipment/${encodeURIComponent(equipment)}/alarm-points`, undefined, signal),
  meta: { streams: [`equipment/${equipment}`] },
});
