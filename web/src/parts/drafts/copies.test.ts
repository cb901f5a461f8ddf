import { beforeEach, describe, expect, test } from 'vitest';
import { QueryClient } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import type { Batch } from '@/api/batches';
import { instructionsOf } from '@/api/instructions';
import { ApiProblem } from '@/api/problem';
import { sessionQuery } from '@/api/session';
import { session } from '@/test/render';
import { allCopies, dropCopies, forgetCopied, orCopy, useCopiedAt } from './copies';

const gone = () => Promise.reject(new ApiProblem({ status: 0, code: 'network' }));
const same = <T,>(one: T) => one;
const terminal = { id: 'T1', name: 'Tablet 1', area: 'HN-COMP', site: 'HN' };

/** A device as it is when the page was loaded anew. */
function device(at: typeof terminal | null = terminal) {
  const client = new QueryClient();
  client.setQueryData(sessionQuery.queryKey, { ...session, terminal: at });
  return { client, queryKey: ['a'] };
}

const copiedAt = () => renderHook(() => useCopiedAt('/api/a')).result.current;

beforeEach(() => window.history.pushState({}, '', '/floor'));

describe('Copies for reading without network', () => {
  test('answer when the server is not reached, and say as of when', async () => {
    await orCopy('/api/a', () => Promise.resolve({ n: 1 }), same, device());
    await expect.poll(async () => (await allCopies()).length).toBe(1);
    expect(copiedAt()).toBeUndefined();
    expect(await orCopy('/api/a', gone, same, device())).toEqual({ n: 1 });
    expect(copiedAt()).toBeTypeOf('number');
    await orCopy('/api/a', () => Promise.resolve({ n: 1 }), same, device());
    expect(copiedAt()).toBeUndefined();
  });

  test('never take the place of what a screen shows already, nor of a refusal', async () => {
    const shown = device();
    shown.client.setQueryData(['a'], { n: 2 });
    await expect(orCopy('/api/a', gone, same, shown)).rejects.toMatchObject({ code: 'network' });
    await expect(orCopy('/api/a', () => Promise.reject(new ApiProblem({ status: 403, code: 'role-missing' })), same, device())).rejects.toMatchObject({ code: 'role-missing' });
  });

  test('never answer in the office, where a batch without its exceptions would read as a clean one', async () => {
    const tablet = device();
    tablet.client.setQueryData(['a'], await orCopy('/api/a', gone, same, tablet));
    forgetCopied(tablet.client);
    expect(tablet.client.getQueryData(['a'])).toBeUndefined();
    window.history.pushState({}, '', '/batches/B1');
    await expect(orCopy('/api/a', gone, same, tablet)).rejects.toMatchObject({ code: 'network' });
  });

  test('lie on enrolled tablets alone', async () => {
    await orCopy('/api/b', () => Promise.resolve({ n: 1 }), same, device(null));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await allCopies()).map((copy) => copy.path)).toEqual(['/api/a']);
  });

  test('leave the device when their batch is no longer open', async () => {
    await dropCopies((path) => path === '/api/a');
    expect(await allCopies()).toEqual([]);
    await expect(orCopy('/api/a', gone, same, device())).rejects.toMatchObject({ code: 'network' });
  });

  test('hold instructions and limits, and nothing that somebody entered or signed', () => {
    const by = { id: 'minh', name: 'Trần Văn Minh' };
    const step = { id: 's', number: '1.1', title: { en: 'Heat' }, limits: { low: '38.0' }, state: 'done', value: { value: '41.6', by }, history: [{ value: '41.6', by }], charges: [{ lot: 'L-1' }], signatures: [by], equipment: by, leftOut: null, exceptions: ['E1'], extra: { table: { columns: [], rows: [{ row: 1, cells: { a: { value: '9.9' } } }] }, timer: null, pictures: [{ content: 'content' }], weighing: { tare: by, containers: [{ weight: { net: '7.7' }, by }], total: '7.7', potency: null, compensates: null } }, earlier: [{ how: 'repeated', reason: 'secret', by, step: { value: { value: '41.6', by } } }], laterField: by };
    const batch = { id: 'B1', work: [{ id: 'w', steps: [step], startedBy: by, signature: by }], exceptions: [{ description: 'secret' }], attempts: [by], comments: [{ text: 'secret', by }], paperForms: [by], issued: by, actions: [], holdings: [by], interruptions: [by], changes: [by], questions: [by], reserved: [{ lot: 'L-1' }], laterField: by } as unknown as Batch;
    const kept = JSON.stringify(instructionsOf(batch));
    for (const word of ['Heat', '38.0', 'content']) expect(kept).toContain(word);
    for (const word of ['41.6', '9.9', '7.7', 'minh', 'L-1', 'secret']) expect(kept).not.toContain(word);
  });
});
