import { beforeEach, describe, expect, test } from 'vitest';
import { answering } from '@/test/render';
import { contract, contractHeader } from './contract';
import { get, post, setCsrf, whenSessionDoubtful } from './http';
import { Intent, newKey, sendIntent } from './intent';
import { ApiProblem } from './problem';

const problem = (status: number, code: string, facts: object = {}) => ({ status, body: { status, code, title: code, detail: `said ${code}`, errors: [{ field: '/a', code: 'x', detail: 'y' }], facts } });

beforeEach(() => setCsrf('secret-token'));

describe('A request', () => {
  test('that changes something carries the CSRF token and the language; one that reads carries no token', async () => {
    const sent = answering(() => ({ status: 200, body: {} }));
    await post('/api/x', { a: 1 });
    await get('/api/x', { q: 'a b', none: null, empty: '' });
    expect(sent[0]!.headers.get('X-CSRF-Token')).toBe('secret-token');
    expect(sent[0]!.headers.get(contractHeader)).toBe(String(contract)); // A session without it is refused as an old screen.
    expect(sent[0]!.headers.get('Accept-Language')).toBe('en');
    expect(sent[1]!.headers.get('X-CSRF-Token')).toBeNull();
    expect(sent[1]!.path).toBe('/api/x?q=a+b');
  });

  test('that is refused gives code, facts and every field error', async () => {
    answering(() => problem(422, 'lot-expired', { lot: 'L-204' }));
    const error = await post('/api/x').catch((e: unknown) => e as ApiProblem);
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({ status: 422, code: 'lot-expired', detail: 'said lot-expired' });
    expect((error as ApiProblem).fact('lot')).toBe('L-204');
    expect((error as ApiProblem).of('/a')?.detail).toBe('y');
  });

  test.each([[401, true], [423, true], [403, false], [409, false]])('answered with %i asks for the session again: %s', async (status, asked) => {
    answering(() => problem(status, 'any'));
    let doubts = 0;
    const stop = whenSessionDoubtful(() => { doubts += 1; });
    await get('/api/x').catch(() => undefined);
    stop();
    expect(doubts > 0).toBe(asked);
  });

  test('without an answer is a network problem, and one with an empty answer is no problem', async () => {
    answering(() => 'no network');
    await expect(get('/api/x')).rejects.toMatchObject({ code: 'network', status: 0 });
    answering(() => ({ status: 204 }));
    await expect(post('/api/x')).resolves.toBeUndefined();
  });
});

describe('An intent', () => {
  test('keeps its key while no answer came, and gets the answer of the retry', async () => {
    let calls = 0;
    const sent = answering(() => ((calls += 1) < 3 ? 'no network' : { status: 200, body: { ok: true } }));
    await expect(sendIntent(new Intent(), 'POST', '/api/x', { a: 1 }, [1, 1])).resolves.toEqual({ ok: true });
    expect(new Set(sent.map((each) => each.headers.get('Idempotency-Key'))).size).toBe(1);
    expect(sent).toHaveLength(3);
  });

  test('that a person sends again after the last retry is still the same act', async () => {
    const sent = answering(() => 'no network');
    const intent = new Intent();
    await sendIntent(intent, 'POST', '/api/x', { a: 1 }, []).catch(() => undefined);
    await sendIntent(intent, 'POST', '/api/x', { a: 1 }, []).catch(() => undefined);
    expect(sent[0]!.headers.get('Idempotency-Key')).toBe(sent[1]!.headers.get('Idempotency-Key'));
  });

  test('with another body, or after an answer, is another act', async () => {
    const sent = answering(() => ({ status: 200, body: {} }));
    const intent = new Intent();
    await sendIntent(intent, 'POST', '/api/x', { a: 1 });
    await sendIntent(intent, 'POST', '/api/x', { a: 1 });
    await sendIntent(intent, 'POST', '/api/x', { a: 2 });
    expect(new Set(sent.map((each) => each.headers.get('Idempotency-Key'))).size).toBe(3);
  });

  test('that is refused is not tried again', async () => {
    const sent = answering(() => problem(409, 'taken'));
    await sendIntent(new Intent(), 'POST', '/api/x', {}, [1, 1]).catch(() => undefined);
    expect(sent).toHaveLength(1);
    expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
  });
});
