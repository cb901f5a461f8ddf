import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from './http';
import type { Page } from './page';

export interface Quantity { value: string; unit: string }
export interface TracedPack {
  gtin: string; serial: string; batch: string; lot: string; expiry: string; product: string; state: string; verdict: string;
  commissionedAt: string; zone: string; operator: string; entryNumber: number; symbol: string;
}
export interface TracedContainer {
  sscc: string; placeKind: string; place: string; placeName: string | null; region: string | null; status: string; destination: string | null;
  quarantine: boolean; count: number; since: string; zone: string; entryNumber: number;
}
export interface TraceStep {
  step: string; number: string; title: string; reading: string | null; unit: string | null; limits: string | null; equipment: string | null;
  operatorName: string | null; at: string | number | null; entryNumber: number | null; corrections: number;
}
export interface TracedInput {
  lot: string; materialCode: string; materialName: string; total: Quantity; supplier: string | null; supplierLot: string | null;
  lotStatus: string | null; lotExpiryOn: string | null;
  /** The batch that made the lot, when it is bulk of our own. */
  madeBy?: TracedBatch | null;
}
export interface TracedBatch {
  id: string; lotNumber: string; product: string | null; site: string; zone: string; manufacturedOn: string | null; expiresOn: string | null;
  state: string; disposition: string; registerNumber: string | null; recipeId: string; recipeVersion: string; packs: number;
  recall: { at: string; reason: string } | null; steps: TraceStep[]; lots: TracedInput[];
  /** Of a rework: the batch whose lot was worked on again. */
  reworkOf?: TracedBatch | null;
  reworkedAs?: string[];
}
export interface TracedUse {
  batch: string; step: string; quantity: Quantity; at: string; packs: number; lot: string;
  /** Where what this batch made of it went. */
  further: TracedUse[];
}
export interface TracedEvent {
  at: string; type: string; action: string | null; bizStep: string | null; disposition: string | null; readPoint: string | null;
  bizLocation: string | null; destination: string | null; things: number; entryNumber: number;
}
export interface TraceAnswer {
  code: string; kind: string; id: string; askedAt: string; complete: boolean; cut: string[];
  back: { pack: TracedPack | null; containers: TracedContainer[]; batches: TracedBatch[]; lot: { id: string; material: string; supplier: string; supplierLot: string } | null };
  forward: {
    events: TracedEvent[]; place: { kind: string; id: string; name: string | null; region: string | null; since: string } | null;
    contents: string[]; contentsNext: string | null; uses: TracedUse[]; containers: TracedContainer[];
  };
}

export const traceQuery = (code: string) => queryOptions({
  queryKey: ['trace', code],
  queryFn: ({ signal }) => get<TraceAnswer>('/api/trace', { code }, signal),
  enabled: code !== '',
  meta: { streams: ['batch/', 'epcis/', 'container/'] },
});

/** What a case or pallet holds, page by page; the first page may be at hand already. */
export const contentsQuery = (code: string, first?: TraceAnswer) => infiniteQueryOptions({
  queryKey: ['trace-contents', code],
  queryFn: ({ pageParam, signal }) => get<TraceAnswer>('/api/trace', { code, contentsAfter: pageParam }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page: TraceAnswer) => page.forward.contentsNext,
  initialData: first ? { pages: [first], pageParams: [null] } : undefined,
  meta: { streams: ['epcis/', 'container/'] },
});

export interface Partner { id: string; name: string; kind: string; gln: string | null; region: string | null }

export const partnersQuery = queryOptions({
  queryKey: ['partners'],
  queryFn: ({ signal }) => get<Page<Partner>>('/api/partners', undefined, signal),
  meta: { streams: ['partner/'] },
});
