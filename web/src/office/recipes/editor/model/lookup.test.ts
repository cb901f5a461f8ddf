import { expect, test } from 'vitest';
import { rowsBehind } from './lookup';

const column = (id: string) => ({ id, title: { en: id } });
const rows = [{ from: '0', values: ['1', '10'] }, { from: '2', values: ['2', '20'] }];

test('a new column gets a value in each row', () => {
  expect(rowsBehind([column('a'), column('b')], [column('a'), column('b'), column('c')], rows)?.map((row) => row.values)).toEqual([['1', '10', '0'], ['2', '20', '0']]);
});

test('a column that is taken out takes its values along, and one that moves too', () => {
  expect(rowsBehind([column('a'), column('b')], [column('b')], rows)?.map((row) => row.values)).toEqual([['10'], ['20']]);
  expect(rowsBehind([column('a'), column('b')], [column('b'), column('a')], rows)?.map((row) => row.values)).toEqual([['10', '1'], ['20', '2']]);
});

test('another name or title leaves the values where they are', () => {
  expect(rowsBehind([column('a'), column('b')], [column('x'), column('b')], rows)).toBeNull();
  expect(rowsBehind([column('a')], [{ id: 'a', title: { en: 'New' }, unit: 'kg' }], rows)).toBeNull();
});
