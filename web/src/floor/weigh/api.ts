import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ValueDetail } from '@/api/batches';
import { get } from '@/api/http';
import type { Quantity } from '@/i18n/format';

/** What may be weighed of a lot now, and how that came about. */
export interface Offer {
  lot: string;
  container: string | null;
  onHand: Quantity;
  free: Quantity;
  assay: { percent: string; waterPercent: string | null; method: string } | null;
  rest: Quantity | null;
  low: Quantity | null;
  high: Quantity | null;
  detail: ValueDetail | null;
  balance: string | null;
}

export interface Device {
  id: string;
  name: string;
  class: string;
  site: string;
  area: string;
  calibrationDueOn: string | null;
  device: {
    driver: string | null;
    address: string | null;
    serial: string | null;
    isSimulated: boolean;
    balance: { capacity: Quantity; readability: Quantity; minimum: Quantity | null } | null;
    testWeights: { id: string; nominal: Quantity; tolerance: Quantity }[];
  };
  check: { on: string; passed: boolean; by: string } | null;
  testReadings: { testWeight: string; nominal: Quantity; tolerance: Quantity; reading: Quantity; raw: string | null; passed: boolean; by: string; byId: string | null }[];
  /** Code of why it may not weigh today; null when it may. */
  problem: string | null;
}

export const useDevices = (site: string, kind: 'balance' | 'printer') => useQuery({
  queryKey: ['devices', site, kind],
  queryFn: ({ signal }) => get<{ items: Device[] }>('/api/devices', { site, kind }, signal),
  meta: { streams: ['equipment/'] },
});

export interface PrintJob {
  id: string;
  printer: string;
  title: string;
  state: 'queued' | 'printing' | 'printed' | 'failed';
  attempts: number;
  fault: string | null;
}

/** What becomes of the labels of a batch; asked again while one is on its way. */
export const usePrintJobs = (batch: string, enabled: boolean) => useQuery({
  queryKey: ['print-jobs', batch],
  queryFn: ({ signal }) => get<{ items: PrintJob[] }>('/api/print-jobs', { subject: `batch/${batch}/` }, signal),
  enabled,
  refetchInterval: (query) => (query.state.data?.items.some((job) => job.state === 'queued' || job.state === 'printing') ? 1000 : false),
});

export interface LiveWeight {
  weight: Quantity | null;
  isStable: boolean;
  fault: string | null;
}

/** What the balance shows now, as the server hears it. Nothing of it is recorded; what is registered the server reads itself. */
export function useLiveWeight(balance: string | null): LiveWeight | null {
  const [live, setLive] = useState<LiveWeight | null>(null);
  useEffect(() => {
    setLive(null);
    if (balance === null || typeof EventSource === 'undefined') return undefined;
    const source = new EventSource(`/api/equipment/${encodeURIComponent(balance)}/live-weight`);
    source.onmessage = (message: MessageEvent<string>) => setLive(JSON.parse(message.data) as LiveWeight);
    source.onerror = () => setLive({ weight: null, isStable: false, fault: 'balance-not-reachable' });
    return () => source.close();
  }, [balance]);
  return live;
}
