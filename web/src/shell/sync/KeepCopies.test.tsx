import { act } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { sessionQuery } from '@/api/session';
import { invalidateStreams } from '@/api/queries';
import { answering, draw, session } from '@/test/render';
import { KeepCopies } from './KeepCopies';

afterEach(() => vi.useRealTimers());

test('A tablet asks once a minute for what is open, whatever the live feed of its site says meanwhile', async () => {
  const sent = answering(() => ({ status: 200, body: { items: [], next: null } }));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { queries } = await draw(<KeepCopies site="HN" />);
  queries.setQueryData(sessionQuery.queryKey, { ...session, terminal: { id: 'T1', name: 'Tablet', area: 'HN-COMP', site: 'HN' } });
  for (let entries = 0; entries < 40; entries += 1) {
    invalidateStreams(queries, ['batch/B1']);
    await act(() => vi.advanceTimersByTimeAsync(500));
  }
  expect(sent.map((one) => one.path).filter((path) => path.startsWith('/api/batches'))).toEqual(['/api/batches/open?site=HN']);
});
