import { queryOptions } from '@tanstack/react-query';
import { get } from './http';

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
}
export interface TracedBatch {
  id: string; lotNumber: string; product: string | null; site: string; zone: string; manufacturedOn: string | null; expiresOn: string | null;
  state: string; disposition: string; registerNumber: string | null; recipeId: string; recipeVersion: string; packs: number;
  recall: { at: string; reason: string } | null; steps: TraceStep[]; lots: TracedInput[];
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
    contents: string[]; uses: { batch: string; step: string; quantity: Quantity; at: string; packs: number }[]; containers: TracedContainer[];
  };
}

export const traceQuery = (code: string) => queryOptions({
  queryKey: ['trace', code],
  queryFn: ({ signal }) => get<TraceAnswer>('/api/trace', { code }, signal),
  enabled: code !== '',
  meta: { streams: ['batch/', 'epcis/', 'container/'] },
});
