import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { batchQuery } from '@/api/batches';
import { readAgain } from './useGoOn';

afterEach(() => vi.unstubAllGlobals());

/** A server whose answers are given by hand, in any order. */
function serverByHand() {
  const answers: ((version: number) => void)[] = [];
  vi.stubGlobal('fetch', (_: unknown, init?: RequestInit) => new Promise<Response>((answer, refuse) => {
    init?.signal?.addEventListener('abort', () => refuse(new DOMException('aborted', 'AbortError')));
    answers.push((version) => answer(new Response(JSON.stringify({ version, serverTime: '2026-11-22T10:00:00Z' }), { headers: { 'content-type': 'application/json' } })));
  }));
  return answers;
}

test('an answer that was under way before the entry was saved does not say what comes next', async () => {
  const answers = serverByHand();
  const queries = new QueryClient();
  void queries.fetchQuery(batchQuery('B1')).catch(() => undefined);
  await vi.waitFor(() => expect(answers).toHaveLength(1));

  const read = readAgain(queries, 'B1');
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[0]!(1);
  answers[1]!(2);

  expect((await read).version).toBe(2);
});

test('where the live feed stops the question to ask its own, it is asked again', async () => {
  const answers = serverByHand();
  const queries = new QueryClient();
  const read = readAgain(queries, 'B1');
  await vi.waitFor(() => expect(answers).toHaveLength(1));

  await queries.cancelQueries({ queryKey: batchQuery('B1').queryKey });
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]!(3);

  expect((await read).version).toBe(3);
});
