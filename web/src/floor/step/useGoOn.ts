import { CancelledError, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Batch, batchQuery } from '@/api/batches';
import { nextPlace, numberOf, type Place } from '../find';

/**
 * The batch as it is after what was just saved. An answer under way may be from before it, so it is not waited for; and where the live feed
 * stops our question to ask its own, it is asked again: nobody is left standing at a step that is done.
 */
export async function readAgain(queries: QueryClient, batchId: string): Promise<Batch> {
  const query = batchQuery(batchId);
  for (;;) {
    await queries.cancelQueries({ queryKey: query.queryKey, exact: true });
    try {
      return await queries.fetchQuery({ ...query, staleTime: 0 });
    } catch (problem) {
      if (!(problem instanceof CancelledError)) throw problem;
    }
  }
}

/** After the server acknowledged: read the batch again and open what comes next; the same step when it still lacks something. */
export function useGoOn(batchId: string, place: Place): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    void queries.invalidateQueries({ queryKey: ['batches', 'board'] });
    const batch = await readAgain(queries, batchId);
    const next = batch.state === 'running' ? nextPlace(batch, place) : null;
    void navigate(next
      ? { to: '/floor/batches/$batch/$number' as never, params: { batch: batchId, number: numberOf(next) } as never, replace: true }
      : { to: '/floor/batches/$batch' as never, params: { batch: batchId } as never, replace: true });
  }, [queries, navigate, batchId, place]);
}
