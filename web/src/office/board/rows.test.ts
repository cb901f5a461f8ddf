import { describe, expect, test } from 'vitest';
import type { BoardPage, ShownRow } from '@/api/board';
import { extended, linesOf, moved, placesOf, rowsOf } from './rows';

const none = { information: 0, minor: 0, major: 0, critical: 0 };
const row = (id: string, more: Partial<ShownRow> = {}): ShownRow => ({
  id, orderId: `PO-${id}`, lotNumber: id, site: 'HN', zone: 'Asia/Ho_Chi_Minh', line: null, recipeId: 'DS-10', recipeVersion: '1',
  recipeTitle: { en: 'Demosol' }, productCode: 'DS', productName: 'Demosol', planned: null, plannedStart: null, state: 'running', disposition: 'none',
  releasedAt: '2026-11-22T00:00:00Z', startedAt: null, endedAt: null, decidedAt: null, registerNumber: null, manufacturedOn: null, expiresOn: null,
  changedAt: '2026-11-22T00:00:00Z', progress: [], waitsFor: [], exceptions: none, openExceptions: none, nextTimer: null, group: null, ...more,
});
const page = (items: ShownRow[], groups: BoardPage['groups'] = []): BoardPage => ({ items, next: null, total: items.length, groups });
const places = (...ids: string[]) => ids.map((id) => ({ id, group: null }));

describe('Board', () => {
  test('A batch that moved between two pages stands once', () => {
    expect(rowsOf([page([row('a'), row('b')]), page([row('b'), row('c')])]).map((one) => one.id)).toEqual(['a', 'b', 'c']);
  });

  test.each([
    [['a', 'b'], ['a', 'b'], 0], [['a', 'b'], ['b', 'a'], 2], [['a'], ['a', 'b'], 1], [['a', 'b'], ['a'], 1],
  ])('%j beside %j are %i changes', (shown, now, count) => expect(moved(places(...shown), places(...now))).toBe(count));

  test('A batch that belongs to another group is one change and stays where it is', () => {
    const shown = [{ id: 'a', group: 'HN' }, { id: 'b', group: 'SZ' }];
    expect(moved(shown, [{ id: 'a', group: 'SZ' }, { id: 'b', group: 'SZ' }])).toBe(1);
    const rows = [row('a', { group: 'SZ' }), row('b', { group: 'SZ' })];
    expect(linesOf(shown, rows, []).map((line) => (line.kind === 'group' ? line.key : line.row.id))).toEqual(['HN', 'a', 'SZ', 'b']);
  });

  test('What one scrolls on to comes below what is shown', () => {
    expect(extended(places('b', 'a'), [row('a'), row('b'), row('c')])).toEqual(places('b', 'a', 'c'));
  });

  test('The heading of a group counts its members on all pages', () => {
    const rows = [row('B1', { group: 'HN' }), row('B3', { group: 'HN' }), row('B2', { group: 'SZ' })];
    const lines = linesOf(placesOf(rows), rows, [page(rows, [{ key: 'HN', count: 240 }, { key: 'SZ', count: 1 }])]);
    expect(lines.map((line) => (line.kind === 'group' ? `${line.key} ${line.count}` : line.row.id))).toEqual(['HN 240', 'B1', 'B3', 'SZ 1', 'B2']);
  });

  test('A batch that is gone leaves no row', () => expect(linesOf(places('a', 'b'), [row('b')], [])).toHaveLength(1));
});
