import { afterEach, describe, expect, test } from 'vitest';
import { answering } from '@/test/render';
import { draftInMemory, keepDraft } from './draftStore';
import { lateBody } from './late';
import { giveUp, keepWaiting, keyFor, outbox, sendAgain, settle } from './outbox';

const scope = 'batch/B1/4.2';
const path = '/api/batches/B1/actions/record-value';
const say = (text: string) => `${text} (late)`;
const body = { step: 's1', value: '41.6' };

function wait(key = 'k1') {
  keepWaiting({ key, person: 'lan', scope, path, body, shown: '41.6 °C', state: 'waiting' });
  return outbox.get()[0]!;
}

afterEach(() => settle('lan', scope));

describe('The outbox', () => {
  test('sends the same act under the same key, and the draft has then served', async () => {
    keepDraft({ person: 'lan', scope, field: 'value', value: '41.6' });
    const sent = answering(() => ({ status: 200, body: {} }));
    expect(await sendAgain(wait())).toBe(true);
    expect(sent[0]?.headers.get('Idempotency-Key')).toBe('k1');
    expect(outbox.get()).toEqual([]);
    expect(draftInMemory('lan', scope, 'value')).toBeUndefined();
  });

  test('counts as recorded what the server says it has carried out already', async () => {
    answering(() => ({ status: 409, body: { code: 'request-repeated' } }));
    expect(await sendAgain(wait())).toBe(true);
    expect(outbox.get()).toEqual([]);
  });

  test('sends what its author completed under the same key, and is done when that key was carried out before', async () => {
    const sent = answering(() => ({ status: 422, body: { code: 'idempotency-key-reused' } }));
    const entry = wait();
    expect(await sendAgain(entry, lateBody(entry, { since: 0, until: 9 }, 'No network', say))).toBe(true);
    expect(sent[0]?.headers.get('Idempotency-Key')).toBe('k1');
    expect(sent[0]?.body).toMatchObject({ value: '41.6', late: { reason: 'No network', gap: '1970-01-01T00:00:00.000Z', happenedAt: new Date(entry.at).toISOString() } });
    expect(outbox.get()).toEqual([]);
  });

  test.each([
    ['comment', { text: 'x' }, { text: 'x (late)' }],
    ['open-exception', { kind: 'spill', description: 'x' }, { kind: 'spill', description: 'x (late)' }],
    ['leave-out', { step: 's', reason: 'x' }, { step: 's', reason: 'x (late)' }],
    ['correct', { step: 's', value: '1', reason: 'x' }, { step: 's', value: '1', reason: 'x (late)' }],
    ['correct-cell', { step: 's', reason: 'x' }, { step: 's', reason: 'x (late)' }],
  ])('an act without a time of its own says in its words when it was noted and why it is late: %s', (action, body, sent) => {
    expect(lateBody({ path: `/api/batches/B1/actions/${action}`, body, at: 5 }, { since: 0, until: 9 }, 'No network', say)).toEqual(sent);
    expect(lateBody({ path: `/api/batches/B1/actions/${action}`, body, at: 5 }, { since: 0, until: 9 }, ' ', say)).toEqual(body);
  });

  test.each([{ status: 426, body: { code: 'client-too-old' } }, 'no network' as const, { status: 503 }, { status: 401, body: { code: 'signed-out' } }, { status: 423, body: { code: 'session-locked' } }])(
    'keeps waiting when the answer is %j', async (reply) => {
      answering(() => reply);
      expect(await sendAgain(wait())).toBe(false);
      expect(outbox.get()[0]?.state).toBe('waiting');
    });

  test('keeps what was refused with the reason, and the draft too', async () => {
    keepDraft({ person: 'lan', scope, field: 'value', value: '41.6' });
    answering(() => ({ status: 409, body: { code: 'step-already-recorded', facts: { by: 'Minh', value: '41.9' } } }));
    expect(await sendAgain(wait())).toBe(false);
    expect(outbox.get()[0]).toMatchObject({ state: 'refused', refusal: { code: 'step-already-recorded', facts: { by: 'Minh' } } });
    expect(draftInMemory('lan', scope, 'value')?.value).toBe('41.6');
  });

  test.each([[true, 'recorded', 0], [false, 'dropped', 0], ['no network' as const, null, 1]])('asks before it is given up what became of it: %s is %s', async (done, told, left) => {
    const sent = answering(() => (done === 'no network' ? done : { status: 200, body: { done } }));
    expect(await giveUp(wait())).toBe(told);
    expect(sent[0]?.path).toBe('/api/acts/k1');
    expect(outbox.get()).toHaveLength(left);
  });

  test('gives the same key to the same act only, and never to another person', () => {
    wait();
    expect(keyFor('lan', scope, path, body)).toBe('k1');
    expect(keyFor('lan', scope, path, { ...body, value: '41.7' })).not.toBe('k1');
    expect(keyFor('minh', scope, path, body)).not.toBe('k1');
  });
});
