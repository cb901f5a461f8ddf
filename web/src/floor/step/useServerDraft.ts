import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { batchPath } from '@/api/batches';
import { get, put, remove } from '@/api/http';

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

/**
 * The same draft on every tablet: what is typed follows its author through the server, a moment after the keys rest. Without
 * network the copy on this device stands alone. Returns whose drafts for this step others have.
 */
export function useServerDraft(batch: string, step: string, field: string, value: string, adopt: (value: string) => void): Drafts['others'] {
  const { data } = useQuery(draftsQuery(batch));
  const adopted = useRef(false);
  const sent = useRef<string | null>(null);
  const mine = data?.mine.find((draft) => draft.step === step && draft.field === field)?.value;
  useEffect(() => {
    if (adopted.current || data === undefined) return;
    adopted.current = true;
    sent.current = mine ?? '';
    if (value === '' && mine) adopt(mine);
  }, [data, mine, value, adopt]);
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
