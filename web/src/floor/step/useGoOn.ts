import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { batchQuery } from '@/api/batches';
import { nextPlace, numberOf, type Place } from '../find';

/** After the server acknowledged: read the batch again and open what comes next; the same step when it still lacks something. */
export function useGoOn(batchId: string, place: Place): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    void queries.invalidateQueries({ queryKey: ['batches', 'board'] });
    const batch = await queries.fetchQuery({ ...batchQuery(batchId), staleTime: 0 });
    const next = batch.state === 'running' ? nextPlace(batch, place) : null;
    void navigate(next
      ? { to: '/floor/batches/$batch/$number' as never, params: { batch: batchId, number: numberOf(next) } as never, replace: true }
      : { to: '/floor/batches/$batch' as never, params: { batch: batchId } as never, replace: true });
  }, [queries, navigate, batchId, place]);
}
