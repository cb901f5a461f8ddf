import { describe, expect, test } from 'vitest';
import type { BoardRow } from '@/api/batches';
import { figures, fitting, grouped, inOrder, moved } from './rows';

const none = { information: 0, minor: 0, major: 0, critical: 0 };
const row = (id: string, more: Partial<BoardRow> = {}): BoardRow => ({
  id, orderId: `PO-${id}`, lotNumber: id, site: 'HN', zone: 'Asia/Ho_Chi_Minh', line: null, recipeId: 'DS-10', recipeVersion: '1',
  recipeTitle: { en: 'Demosol' }, productCode: 'DS', productName: 'Demosol', planned: null, plannedStart: null, state: 'running', disposition: 'none',
  releasedAt: '2026-11-22T00:00:00Z', startedAt: null, endedAt: null, decidedAt: null, registerNumber: null, manufacturedOn: null, expiresOn: null,
  changedAt: '2026-11-22T00:00:00Z', progress: [], waitsFor: [], exceptions: none, openExceptions: none, nextTimer: null, ...more,
});
const wait = (kind: string) => ({ kind, number: null, title: null, who: null, since: null });

describe('Board', () => {
  test('First what needs someone: critical, held, second person, running, idle, decided', () => {
    const rows = [
      row('idle', { state: 'idle' }), row('running'), row('certified', { state: 'complete', disposition: 'certified' }), row('held', { state: 'held' }),
      row('second', { waitsFor: [wait('verified')] }), row('critical', { openExceptions: { ...none, critical: 1 } }),
    ];
    expect(inOrder(rows, Date.now())).toEqual(['critical', 'held', 'second', 'running', 'idle', 'certified']);
  });

  test.each([
    [['a', 'b'], ['a', 'b'], 0], [['a', 'b'], ['b', 'a'], 2], [['a'], ['a', 'b'], 1], [['a', 'b'], ['a'], 1],
  ])('%j beside %j are %i changes', (shown, now, count) => expect(moved(shown, now)).toBe(count));

  test('Filters narrow by words, state and who must act', () => {
    const rows = [row('B1'), row('B2', { state: 'held', waitsFor: [wait('resume')] })];
    expect(fitting(rows, { q: 'b2' }).map((one) => one.id)).toEqual(['B2']);
    expect(fitting(rows, { state: 'held' }).map((one) => one.id)).toEqual(['B2']);
    expect(fitting(rows, { who: 'supervisor' }).map((one) => one.id)).toEqual(['B2']);
  });

  test('Groups keep the order of their first row and count their members', () => {
    const lines = grouped([row('B1'), row('B2', { site: 'SZ' }), row('B3')], 'site');
    expect(lines.map((line) => (line.kind === 'group' ? `${line.key} ${line.count}` : line.row.id))).toEqual(['HN 2', 'B1', 'B3', 'SZ 1', 'B2']);
  });

  test('Figures rest on ended batches alone, and are absent without any', () => {
    expect(figures([row('B1')])).toEqual([]);
    const ended = { state: 'complete', startedAt: '2026-11-20T00:00:00Z', endedAt: '2026-11-20T10:00:00Z' } as const;
    const found = figures([row('B1', ended), row('B2', { ...ended, exceptions: { ...none, minor: 1 } })]);
    expect(found.map((one) => [one.key, one.value, one.of])).toEqual([['cycle', 10, 2], ['right', 50, 2], ['exceptions', 0.5, 2]]);
  });
});
