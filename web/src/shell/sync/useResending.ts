import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { serverNow } from '@/api/clock';
import { useMe } from '@/api/session';
import { lateAfterMs, outbox, readOutbox, sendAgain, type Waiting } from '@/parts/drafts/outbox';
import { useStore } from '../store';
import { gapOf } from './gap';
import { syncStore } from './syncStore';

const everyMs = 15_000;

export const isLate = (entry: Pick<Waiting, 'at'>): boolean => serverNow() - entry.at > lateAfterMs;

/**
 * What this person tapped and nobody answered goes again when the network is back, when the tablet is looked at again, and
 * now and then. What is late by then, and what was refused, waits for its person.
 */
export function useResending(): void {
  const { id } = useMe();
  const queries = useQueryClient();
  const offline = useStore(syncStore).offlineSince !== null;
  const waiting = useStore(outbox).filter((one) => one.person === id && one.state === 'waiting').map((one) => one.key).join();
  useEffect(() => void readOutbox(), []);
  useEffect(() => {
    if (offline || waiting === '') return undefined;
    const go = () => outbox.get().filter((one) => one.person === id && one.state === 'waiting' && !isLate(one) && gapOf(one.at) === null)
      .forEach((one) => void sendAgain(one).then((done) => { if (done) void queries.invalidateQueries({ queryKey: ['batches'] }); }));
    go();
    window.addEventListener('focus', go);
    const timer = setInterval(go, everyMs);
    return () => {
      window.removeEventListener('focus', go);
      clearInterval(timer);
    };
  }, [offline, waiting, id, queries]);
}
