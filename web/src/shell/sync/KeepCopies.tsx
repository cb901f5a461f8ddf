import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { batchPath, batchQuery, boardQuery } from '@/api/batches';
import { documentsQuery } from '@/api/plant';
import { allCopies, dropCopies } from '@/parts/drafts/copies';
import { useStore } from '../store';
import { syncStore } from './syncStore';

const openStates = ['idle', 'running', 'pausing', 'paused', 'holding', 'held', 'restarting'];

/** Batches whose instructions a tablet keeps; a site has no more at work at once. */
const batchesMax = 30;
const everyMs = 60_000;

/** A tablet keeps what may have to be read without network: the open batches of its site, their pictures, the register of procedures. */
export function KeepCopies({ site }: { site: string }) {
  const queries = useQueryClient();
  const offline = useStore(syncStore).offlineSince !== null;
  const { data: rows } = useQuery({ ...boardQuery(site), refetchInterval: everyMs, enabled: !offline });
  useEffect(() => {
    if (offline || !rows) return undefined;
    let on = true;
    const keep = async () => {
      const open = rows.filter((row) => openStates.includes(row.state)).slice(0, batchesMax);
      const copies = new Map((await allCopies()).map((copy) => [copy.path, copy.at]));
      await dropCopies((path) => /^\/api\/batches\/[^/?]+$/.test(path) && !open.some((row) => batchPath(row.id) === path));
      for (const row of open) {
        if (!on) return;
        if ((copies.get(batchPath(row.id)) ?? 0) > Date.parse(row.changedAt)) continue;
        const batch = await queries.fetchQuery(batchQuery(row.id));
        const pictures = batch.work.flatMap((work) => work.steps).flatMap((step) => step.extra?.pictures ?? []).map((one) => one.content);
        for (const content of new Set(pictures)) await fetch(`/api/recipes/pictures/${content}`).catch(() => undefined);
      }
      if (on && !copies.has('/api/documents')) await queries.fetchQuery(documentsQuery);
    };
    // What the screen itself asks for goes first.
    const timer = setTimeout(() => void keep().catch(() => undefined), 1500);
    return () => {
      on = false;
      clearTimeout(timer);
    };
  }, [rows, offline, queries]);
  return null;
}
