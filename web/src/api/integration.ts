import { queryOptions } from '@tanstack/react-query';
import type { Quantity } from '@/i18n/format';
import { growing } from './growing';
import { get } from './http';
import { everyPage, type Page } from './page';

/** An order that somebody else planned. */
export interface PlannedOrder {
  id: string;
  version: string | null;
  site: string;
  recipe: string | null;
  product: string | null;
  quantity: string | null;
  line: string | null;
  start: string | null;
  end: string | null;
  priority: number | null;
  phase: 'planned' | 'released' | 'cancelled';
  batch: string | null;
  differs: boolean;
  interface: string;
  changedAt: string;
}

/** As its sender wrote it; times in microseconds UTC. */
export interface OrderRequest {
  id: string;
  version: string | null;
  site: string;
  recipe: string | null;
  product: string | null;
  quantity: Quantity | null;
  line: string | null;
  start: number | null;
  end: number | null;
  priority: number | null;
  description: string | null;
  materials: { material: string; use: string; quantity: Quantity; lot: string | null }[];
}

export interface OrderDifference {
  at: string;
  cancels: boolean;
  order: OrderRequest | null;
  fields: string[];
  interface: string;
  sender: string;
  message: string;
}

export interface PlannedOrderView {
  id: string;
  phase: PlannedOrder['phase'];
  order: OrderRequest;
  released: OrderRequest | null;
  source: { interface: string; sender: string; message: string; saidAt: number };
  batch: string | null;
  difference: OrderDifference | null;
  reason: string | null;
  history: { number: number; at: string; what: string; by: string }[];
}

export interface Reason {
  field: string;
  code: string;
  detail: string;
}

export interface Message {
  key: string;
  direction: 'in' | 'out';
  interface: string;
  sender: string | null;
  bodId: string | null;
  kind: string | null;
  state: string;
  reason: string | null;
  content: string;
  bytes: number;
  subject: string;
  repeats: number;
  at: string;
  number: number;
}

export interface MessageView {
  message: Message;
  raw: string;
  answer: string | null;
  reasons: Reason[];
  history: { number: number; at: string; what: string; by: string }[];
  mayRetry: boolean;
}

export interface InterfaceRow {
  id: string;
  isOn: boolean;
  states: Record<string, number>;
  repeats: number;
  lastAt: string | null;
}

export interface Tally {
  count: number;
  hash: string;
}

export interface Reconciliation {
  number: number;
  interface: string;
  from: string;
  to: string;
  ours: Tally;
  theirs: Tally;
  isEqual: boolean;
  by: string;
  at: string;
}

export interface Webhook {
  id: string;
  name: string;
  url: string;
  events: string[];
  site: string | null;
  state: 'on' | 'disabled' | 'ended';
}

export interface Delivery {
  id: string;
  webhook: string;
  event: string;
  entry: number;
  subject: string;
  bodyHash: string;
  state: 'waiting' | 'delivered' | 'failed' | 'dropped';
  tries: number;
  dueAt: string | null;
  status: number | null;
  error: string | null;
  madeAt: string;
  doneAt: string | null;
}

export interface OrderFileRow {
  line: number;
  order: string | null;
  version: string | null;
  site: string | null;
  recipe: string | null;
  product: string | null;
  quantity: string | null;
  start: string | null;
  effect: string | null;
  errors: Reason[];
}

export interface OrderFilePreview {
  hash: string;
  ok: boolean;
  rows: OrderFileRow[];
}

export const plannedOrdersQuery = (site: string | null) => queryOptions({
  queryKey: ['planned-orders', site],
  queryFn: ({ signal }) => everyPage<PlannedOrder>('/api/planned-orders', { site }, signal),
  meta: { streams: ['order/'] },
});

export const plannedOrderQuery = (id: string) => queryOptions({
  queryKey: ['planned-orders', 'one', id],
  queryFn: ({ signal }) => get<PlannedOrderView>(`/api/planned-orders/${encodeURIComponent(id)}`, undefined, signal),
  meta: { streams: [`order/${id.toUpperCase()}`] },
});

export const interfacesQuery = queryOptions({
  queryKey: ['interfaces'],
  queryFn: ({ signal }) => get<Page<InterfaceRow>>('/api/interfaces', undefined, signal),
  meta: { streams: ['message/'] },
});

export const messagesQuery = (filter: { interface?: string; state?: string }) => growing<Message>(['interfaces', 'messages'], '/api/interfaces/messages', filter, 'after', ['message/']);

export const messageQuery = (key: string) => queryOptions({
  queryKey: ['interfaces', 'message', key],
  queryFn: ({ signal }) => get<MessageView>(`/api/interfaces/messages/${encodeURIComponent(key)}`, undefined, signal),
  meta: { streams: [`message/${key}`] },
});

export const reconciliationsQuery = queryOptions({
  queryKey: ['interfaces', 'reconciliations'],
  queryFn: ({ signal }) => get<Page<Reconciliation>>('/api/interfaces/reconciliations', undefined, signal),
  meta: { streams: ['interface/'] },
});

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: ({ signal }) => get<Page<Webhook>>('/api/webhooks', undefined, signal),
  meta: { streams: ['webhook/'] },
});

export const webhookEventsQuery = queryOptions({
  queryKey: ['webhooks', 'events'],
  queryFn: ({ signal }) => get<{ items: string[] }>('/api/webhooks/events', undefined, signal),
});

/** The log grows without entries, so it is looked at again while it is open. */
export const deliveriesQuery = { ...growing<Delivery>(['webhooks', 'deliveries'], '/api/webhooks/deliveries', {}, 'after', ['webhook/']), refetchInterval: 15_000 };
