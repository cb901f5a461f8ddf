import { describe, expect, test } from 'vitest';
import { Dexie } from 'dexie';
import { allDrafts, database, dropDraft, draftInMemory, flushDrafts, keepDraft, readDraft } from './draftStore';

const draft = (person: string, field: string, value: string) => ({ person, scope: 'batch/B1/4.2', field, value });
const settle = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('Drafts and entries that an older version left are there after the update', async () => {
  const old = new Dexie('theriac');
  old.version(2).stores({ drafts: '[person+scope+field], [person+scope], scope', outbox: 'key' });
  await old.table('drafts').put({ person: 'old', scope: 'batch/B1/1.1', field: 'value', value: '7.7', at: 1 });
  await old.table('outbox').put({ key: 'k-old', person: 'old', scope: 'batch/B1/1.1', path: '/x', body: {}, shown: '7.7', at: 1, state: 'waiting' });
  old.close();
  expect((await readDraft('old', 'batch/B1/1.1', 'value'))?.value).toBe('7.7');
  const now = await database();
  expect(now.verno).toBe(4);
  expect((await now.outbox.get('k-old'))?.shown).toBe('7.7');
  await dropDraft('old', 'batch/B1/1.1');
  await now.outbox.delete('k-old');
});

describe('Drafts', () => {
  test('A draft is on disk within 250 ms', async () => {
    keepDraft(draft('lan', 'value', '41.6'));
    await settle(250);
    expect((await allDrafts()).map((d) => d.value)).toContain('41.6');
  });

  test('Typing on does not postpone the writing', async () => {
    for (let i = 0; i < 8; i += 1) {
      keepDraft(draft('lan', 'typed', 'x'.repeat(i + 1)));
      await settle(30);
    }
    expect((await allDrafts()).some((d) => d.field === 'typed')).toBe(true);
  });

  test('Drafts of two people at one step stay apart', async () => {
    keepDraft(draft('lan', 'two', '1'));
    keepDraft(draft('minh', 'two', '2'));
    await flushDrafts();
    expect((await readDraft('lan', 'batch/B1/4.2', 'two'))?.value).toBe('1');
    expect((await readDraft('minh', 'batch/B1/4.2', 'two'))?.value).toBe('2');
  });

  test('A dropped draft is gone from memory and disk, the neighbour stays', async () => {
    keepDraft(draft('lan', 'a', '1'));
    keepDraft(draft('lan', 'b', '2'));
    await flushDrafts();
    await dropDraft('lan', 'batch/B1/4.2', 'a');
    expect(draftInMemory('lan', 'batch/B1/4.2', 'a')).toBeUndefined();
    expect(await readDraft('lan', 'batch/B1/4.2', 'a')).toBeUndefined();
    expect((await readDraft('lan', 'batch/B1/4.2', 'b'))?.value).toBe('2');
  });
});
