import type { OpenBatch } from '@/api/openBatches';
import { batchPath } from '@/api/batches';
import type { Copy } from '@/parts/drafts/draftStore';

/** Batches that a tablet reads of its own accord; what is opened on it is kept besides. */
export const readMost = 30;

/** Instructions hardly change while a batch runs; what is worked on here is kept with every look at it. */
const staleMs = 10 * 60_000;

const isBatch = (path: string) => /^\/api\/batches\/[^/?]+$/.test(path);

/** Which batches are read next, the order being that of the site, and which copies leave: those alone whose batch is over. */
export function keeping(open: readonly OpenBatch[], copies: readonly Pick<Copy, 'path' | 'at'>[], now: number): { read: string[]; drop: string[] } {
  const at = new Map(copies.map((copy) => [copy.path, copy.at]));
  const isFresh = (one: OpenBatch) => {
    const kept = at.get(batchPath(one.id));
    return kept !== undefined && (kept > Date.parse(one.changedAt) || now - kept < staleMs);
  };
  const still = new Set(open.map((one) => batchPath(one.id)));
  return {
    read: open.slice(0, readMost).filter((one) => !isFresh(one)).map((one) => one.id),
    drop: copies.map((copy) => copy.path).filter((path) => isBatch(path) && !still.has(path)),
  };
}
