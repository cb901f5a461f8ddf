import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { batchPath } from '@/api/batches';
import { get, put, remove } from '@/api/http';
import { useMe } from '@/api/session';
import { readDraft } from '@/parts/drafts/draftStore';
import type { useDraft } from '@/parts/drafts/useDraft';

interface Drafts {
  mine: { step: string; field: string; value: string; at: string }[];
  /** Whose and since when, never the value. */
  others: { step: string; field: string; person: string; since: string }[];
}

const draftsQuery = (batch: string) => queryOptions({
  queryKey: ['drafts', batch],
  queryFn: ({ signal }) => get<Drafts>(`${batchPath(batch)}/drafts`, undefined, signal),
  staleTime: 30_000,
  retry: false,
});

const quietMs = 800;

/** The copy on the server is this much younger than the keys that made it. */
const sameMs = 5000;

/**
 * The same draft on every tablet: what is typed follows its author through the server, a moment after the keys rest. Without
 * network the copy on this device stands alone. Returns whose drafts for this step others have.
 */
export function useServerDraft(batch: string, step: string, scope: string, field: string, [value, adopt, , read]: ReturnType<typeof useDraft>): Drafts['others'] {
  const me = useMe();
  const { data } = useQuery(draftsQuery(batch));
  const adopted = useRef(false);
  const sent = useRef<string | null>(null);
  const mine = data?.mine.find((draft) => draft.step === step && draft.field === field);
  useEffect(() => {
    // This device's copy is read first; of two the newer one counts, wherever it was typed, and keeps its time.
    if (adopted.current || data === undefined || !read) return;
    adopted.current = true;
    sent.current = mine?.value ?? '';
    if (!mine) return;
    const at = Date.parse(mine.at);
    if (value === '') return adopt(mine.value, at);
    void readDraft(me.id, scope, field).then((own) => { if (own && own.at + sameMs < at && own.value !== mine.value) adopt(mine.value, at); });
  }, [data, mine, value, adopt, read, me.id, scope, field]);
  useEffect(() => {
    if (sent.current === null || sent.current === value) return undefined;
    const timer = setTimeout(() => {
      sent.current = value;
      const path = `${batchPath(batch)}/drafts/${encodeURIComponent(step)}/${field}`;
      // A draft is no record: when this copy fails the device's own stays, and the next key tries again.
      void (value === '' ? remove(path) : put(path, { value })).catch(() => { sent.current = ''; });
    }, quietMs);
    return () => clearTimeout(timer);
  }, [batch, step, field, value]);
  return data?.others.filter((draft) => draft.step === step) ?? [];
}
