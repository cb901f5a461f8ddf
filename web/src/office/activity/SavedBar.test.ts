import { expect, test } from 'vitest';
import { isSame } from './SavedBar';

test('A saved query of a narrower time is another query: rows that were not shown are not signed for', () => {
  const saved = { stream: 'batch/', from: '2026-11-01T00:00:00+07:00' };
  expect(isSame({ from: '2026-10-31T17:00:00Z', stream: 'batch/' }, saved)).toBe(true);
  expect(isSame({ ...saved, from: '2026-11-20T00:00:00+07:00' }, saved)).toBe(false);
  expect(isSame({ ...saved, to: '2026-11-02T00:00:00+07:00' }, saved)).toBe(false);
});
