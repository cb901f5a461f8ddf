import { expect, test } from 'vitest';
import type { RecipeComment } from '@/api/recipeComments';
import type { RecipeView } from '@/api/recipes';
import { answering, type Sent } from '@/test/render';
import type { Recipe } from './model/recipe';
import { Session } from './session';

const recipe: Recipe = {
  format: 'theriac-recipe/1', id: 'R', version: '1', title: { en: 'R' },
  procedure: { id: 'p', kind: 'procedure', title: { en: 'R' }, elements: [{ id: 'a', kind: 'phase', title: { en: 'A' }, instructions: [{ id: 'i', kind: 'number', title: { en: 'I' }, unit: 'kg' }] }] },
};
const opened = (part: Partial<RecipeView> = {}) => new Session({ id: 'R', version: '1', state: 'draft', hash: 'h0', recipe, ...part } as unknown as RecipeView, { id: 'an', name: 'An' });
const paths = (sent: readonly Sent[]) => sent.map((one) => one.path.split('/').at(-1)!.split('?')[0]);
const suggestion = { op: 'set', item: { kind: 'instruction', id: 'i' }, member: 'unit', before: 'kg', value: 'g' };
const comment: RecipeComment = { number: 1, item: { kind: 'instruction', id: 'i' }, text: 'In grams', by: { id: 'chi', name: 'Chi' }, at: '', isOfNow: true, state: 'open', suggestion, closedBy: null, closedAt: null, replies: [] };

test('Before an expression is asked about, what else was typed is sent; typing on in it sends nothing', async () => {
  const sent = answering(() => ({ status: 200, body: { hash: 'h1' } }));
  const session = opened();
  session.set('instruction:i', 'rule', '{i} > 1');
  await session.known('instruction:i', 'rule');
  expect(sent).toEqual([]);
  session.set('instruction:i', 'title', { en: 'Weight' });
  await session.known('instruction:i', 'rule');
  expect(paths(sent)).toEqual(['edit']);
  expect(sent[0]!.body.changes).toHaveLength(2);
  session.close();
});

test('A suggestion that is applied stands in the draft, and undo takes it back as an edit', async () => {
  const sent = answering(({ path }) => ({
    status: 200, body: path.includes('/changes') ? { hash: 'h1', others: [{ by: { id: 'an', name: 'An' }, at: '2026-11-22T10:00:00Z', change: suggestion }] } : path.includes('/lint') ? { findings: [] } : { number: 1, state: 'applied', hash: 'h1' },
  }));
  const session = opened();
  expect(await session.applySuggestion(comment)).toBe(true);
  expect(session.doc.recipe.procedure.elements![0]!.instructions![0]!.unit).toBe('g');
  expect(paths(sent).slice(0, 2)).toEqual(['apply', 'changes']);
  session.back('undo');
  expect(session.doc.recipe.procedure.elements![0]!.instructions![0]!.unit).toBe('kg');
  expect(session.store.get().saving.waiting).toMatchObject([{ op: 'set', member: 'unit', value: 'kg', before: 'g' }]);
  session.close();
});

test('A suggestion that fits no longer is refused, and why is told', async () => {
  answering(() => ({ status: 409, body: { code: 'suggestion-conflicts', detail: 'Somebody changed it meanwhile.' } }));
  const session = opened();
  expect(await session.applySuggestion(comment)).toBe(false);
  expect(session.store.get().trouble).toMatchObject({ code: 'suggestion-conflicts' });
  expect(session.doc.recipe.procedure.elements![0]!.instructions![0]!.unit).toBe('kg');
  session.close();
});

test('A block of the library lands where it was let go, is chosen, and undo takes it out with what it brought', async () => {
  const wash = { id: 'wash', kind: 'phase' as const, title: { en: 'Wash' }, block: { id: 'WASH', version: '1', hash: 'x' } };
  const after = { ...recipe, formula: { parameters: [{ id: 'flush', name: { en: 'Flush' } }] }, procedure: { ...recipe.procedure, elements: [...recipe.procedure.elements!, wash] } };
  const sent = answering(({ method, path }) => ({ status: 200, body: path.includes('/lint') ? { findings: [] } : method === 'GET' ? { id: 'R', version: '1', state: 'draft', hash: 'h1', recipe: after } : { id: 'R', version: '1', hash: 'h1' } }));
  const session = opened();
  await session.insertBlock('WASH', { parent: 'element:p', after: 'a' });
  expect(sent[0]!.body).toEqual({ block: 'WASH', into: 'p', after: 'a', base: 'h0' });
  expect(session.store.get().selected).toBe('element:wash');
  session.back('undo');
  expect([...session.doc.index.keys()].filter((key) => /wash|flush/.test(key))).toEqual([]);
  await session.insertBlock('WASH', { parent: 'element:p' }).catch(() => undefined);
  expect(sent.findLast((one) => one.path.endsWith('insert-block'))!.body).toMatchObject({ into: 'p', isFirst: true });
  session.close();
});
