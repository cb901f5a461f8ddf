import { expect, test } from 'vitest';
import { linesOf } from './ReleaseRulesScreen';

test('A line of a checklist never keeps the translation of what it said before', () => {
  const of = { version: 1, lines: [{ id: '1', text: { en: 'Seal seen', vi: 'Đã xem niêm phong' } }, { id: '2', text: { en: 'Yield looked at', vi: 'Đã xem hiệu suất' } }] };
  expect(linesOf({ en: 'Seal seen\nYield is right', vi: 'Đã xem niêm phong\n', zh: '' }, of)).toEqual([
    { id: '1', text: { en: 'Seal seen', vi: 'Đã xem niêm phong' } }, { id: 'v2-2', text: { en: 'Yield is right' } },
  ]);
  expect(linesOf({ en: 'A\nB', vi: '', zh: '\n乙' })).toEqual([{ id: '1', text: { en: 'A' } }, { id: '2', text: { en: 'B', zh: '乙' } }]);
});
