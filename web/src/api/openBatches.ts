import type { BatchState } from './batches';
import { get } from './http';
import type { Page } from './page';

/** A batch that is not over: enough to know whether this device's copy of it is of today. */
export interface OpenBatch {
  id: string;
  state: BatchState;
  changedAt: string;
}

/** Those of a site, work in hand first. */
export const openBatches = (site: string): Promise<Page<OpenBatch>> => get('/api/batches/open', { site });
