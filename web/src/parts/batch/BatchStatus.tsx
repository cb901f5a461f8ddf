import type { Batch, BoardRow } from '@/api/batches';
import { Status } from '@/parts/status/Status';

/** State and disposition in one: before the end of work the state is what matters, then the decision about the batch. */
export function BatchStatus({ of, size }: { of: Pick<Batch | BoardRow, 'state' | 'disposition'>; size?: 'small' | 'normal' | 'large' }) {
  const word = words[of.disposition];
  const stopped = of.state === 'stopped' || of.state === 'aborted';
  return word && !(stopped && of.disposition !== 'rejected') ? <Status of="disposition" value={word} size={size} /> : <Status of="batch" value={of.state} size={size} />;
}

const words: Partial<Record<Batch['disposition'], string>> = {
  'waiting-for-review': 'waiting', 'in-review': 'in-review', certified: 'certified', rejected: 'rejected', 'on-hold': 'on-hold',
};
