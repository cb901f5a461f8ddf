import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useFirst } from './useFirst';

test('A long table shows a hundred rows, and the way to the rest until its end', () => {
  const rows = Array.from({ length: 230 }, (_, index) => index);
  const { result } = renderHook(() => useFirst(rows));
  expect(result.current.shown).toHaveLength(100);
  act(() => result.current.more!());
  act(() => result.current.more!());
  expect(result.current.shown).toHaveLength(230);
  expect(result.current.more).toBeNull();
});
