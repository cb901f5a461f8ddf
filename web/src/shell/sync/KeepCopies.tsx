import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { batchQuery } from '@/api/batches';
import { serverNow } from '@/api/clock';
import { openBatches } from '@/api/openBatches';
import { documentsQuery } from '@/api/plant';
import { allCopies, dropCopies } from '@/parts/drafts/copies';
import { useStore } from '../store';
import { keeping } from './keeping';
import { syncStore } from './syncStore';

const everyMs = 60_000;

/** What the screen itself asks for goes first. */
const firstMs = 1500;

/**
 * A tablet keeps what may have to be read without network: the open batches of its site, their pictures, the register of procedures. It asks
 * by itself, once a minute, for what is open: the live feed of a busy site neither starts nor stops it.
 */
export function KeepCopies({ site }: { site: string }) {
  const queries = useQueryClient();
  const offline = useStore(syncStore).offlineSince !== null;
  useEffect(() => {
    if (offline) return undefined;
    let on = true;
    let timer: ReturnType<typeof setTimeout>;
    const round = () => void keepOpen(queries, site, () => on).catch(() => undefined).finally(() => {
      if (on) timer = setTimeout(round, everyMs);
    });
    timer = setTimeout(round, firstMs);
    return () => {
      on = false;
      clearTimeout(timer);
    };
  }, [site, offline, queries]);
  return null;
}

async function keepOpen(queries: QueryClient, site: string, goesOn: () => boolean): Promise<void> {
  const { items } = await openBatches(site);
  const { read, drop } = keeping(items, await allCopies(), serverNow());
  await dropCopies((path) => drop.includes(path));
  for (const id of read) {
    if (!goesOn()) return;
    const batch = await queries.fetchQuery({ ...batchQuery(id), staleTime: 0 });
    const pictures = batch.work.flatMap((work) => work.steps).flatMap((step) => step.extra?.pictures ?? []).map((one) => one.content);
    for (const content of new Set(pictures)) await fetch(`/api/recipes/pictures/${content}`).catch(() => undefined);
  }
  // As old as the rest at most: a link of the first day would name a version that is withdrawn.
  if (goesOn()) await queries.fetchQuery({ ...documentsQuery, staleTime: everyMs });
}

/** A device of the office works with whole records: what an earlier version left here goes. */
export function NoCopies() {
  useEffect(() => void dropCopies(() => true).catch(() => undefined), []);
  return null;
}
