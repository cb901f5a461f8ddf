import { expect, test } from 'vitest';
import { withIds } from './paths';

const things = new Set(['instruction:weight', 'instruction:checks', 'instruction:mix-2.hard', 'element:mix', 'parameter:low', 'parameter:speed', 'input:api', 'lookup-table:potency']);
const has = (kind: string, id: string) => things.has(`${kind}:${id}`);

test.each([
  ['instruction:weight', '{weight} + mean({checks.weight})', '{NEW} + mean({checks.weight})'],
  ['instruction:checks', 'mean({checks.weight}) > {weight}', 'mean({NEW.weight}) > {weight}'],
  ['instruction:mix-2.hard', '{mix-2.hard} * 2', '{NEW} * 2'],
  ['element:mix', '{mix.end} - {mix.start}', '{NEW.end} - {NEW.start}'],
  ['parameter:low', '{param.low.low} < {param.speed.low}', '{param.NEW.low} < {param.speed.low}'],
  ['input:api', '{input.api} * lookup({table.potency.factor}, {weight})', '{input.NEW} * lookup({table.potency.factor}, {weight})'],
  ['lookup-table:potency', 'lookup({table.potency.potency}, {weight})', 'lookup({table.NEW.potency}, {weight})'],
])('%s gets another id in paths of its own only: %s', (thing, before, after) => {
  expect(withIds(before, has, (kind, id) => (`${kind}:${id}` === thing ? 'NEW' : undefined))).toBe(after);
});
