// @vitest-environment node
import { expect, test } from 'vitest';
import { type Direction, neighbour, type Placed } from './walk';

const at = (id: string, x: number, y: number): Placed => ({ id, box: { x, y, width: 200, height: 60 } });
// One above, two beside each other, one below.
const all = [at('first', 150, 0), at('left', 0, 100), at('right', 300, 100), at('last', 150, 200)];

test.each<[string, Direction, string | null]>([
  ['first', 'ArrowDown', 'left'], ['left', 'ArrowRight', 'right'], ['right', 'ArrowLeft', 'left'], ['left', 'ArrowDown', 'last'],
  ['last', 'ArrowUp', 'left'], ['first', 'ArrowUp', null], ['last', 'ArrowDown', null], ['right', 'ArrowRight', null],
])('From %s %s leads to %s', (from, direction, to) => {
  expect(neighbour(all, all.find((one) => one.id === from)!, direction)?.id ?? null).toBe(to);
});

test('Walking down from the first reaches the last', () => {
  const seen: string[] = [];
  for (let one: Placed | null = all[0]!; one; one = neighbour(all, one, 'ArrowDown')) seen.push(one.id);
  expect(seen).toEqual(['first', 'left', 'last']);
});
