// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { apply, type Change, joined } from './changes';
import { copy, paste, readClip } from './clipboard';
import { type Doc, itemAt, openDoc, same, typedAt } from './document';
import { addBranch, change, insertElement, insertInstruction, moveTo, newElement, newInstruction, remove, shift, spotForElement } from './edit';
import { back, noHistory, remember } from './history';
import { drawingOf } from './drawing';
import { find, rowsOf } from './outline';
import { rename } from './rename';
import type { Recipe, RecipeElement } from './recipe';

const phase = (id: string, steps = 2): RecipeElement => ({
  id, kind: 'phase', title: { en: id }, instructions: Array.from({ length: steps }, (_, i) => ({ id: `${id}-i${i + 1}`, kind: 'instruction', title: { en: `Do ${i + 1}` } })),
});

const recipe = (): Recipe => ({
  format: 'theriac-recipe/1', id: 'R', version: '1', title: { en: 'R' }, formula: { inputs: [{ id: 'in-1', materialCode: 'RM-1', name: 'One' }] },
  procedure: {
    id: 'proc', kind: 'procedure', title: { en: 'R' },
    elements: [
      { id: 'op-1', kind: 'operation', title: { en: 'Make' }, elements: [phase('a'), phase('b'), phase('c')] },
      { id: 'op-2', kind: 'operation', title: { en: 'Pack' }, elements: [phase('d')] },
    ],
  },
});

const doc = () => openDoc(recipe());
const done = (from: Doc, changes: readonly Change[]) => {
  const after = apply(from, changes);
  expect(after.refused).toEqual([]);
  expect([...after.doc.index].sort()).toEqual([...openDoc(after.doc.recipe).index].sort());
  return after.doc;
};

/** Every way from begin to end, as names of elements; bars and gates are left out. */
function ways(from: Doc, key: string): string[] {
  const element = typedAt<RecipeElement>(from, key)!;
  const logic = element.logic!;
  const named = new Map(logic.steps!.map((step) => [step.id, step.element ?? step.kind]));
  const found: string[] = [];
  const walk = (at: string, way: string[]): void => {
    const here = named.has(at) ? [...way, named.get(at)!] : way;
    const next = logic.links!.filter((link) => link.from === at).map((link) => link.to);
    if (next.length === 0) found.push(here.join(' '));
    next.forEach((to) => walk(to, here));
  };
  walk(logic.steps!.find((step) => step.kind === 'begin')!.id, []);
  return found.sort();
}

describe('Changes', () => {
  test('A set shares everything but the way to what changed', () => {
    const before = doc();
    const after = done(before, change(before, 'instruction:b-i1', 'title', { en: 'New' }).changes);
    expect(itemAt(after, 'instruction:b-i1')).toMatchObject({ title: { en: 'New' } });
    expect(itemAt(after, 'element:a')).toBe(itemAt(before, 'element:a'));
    expect(itemAt(after, 'element:op-2')).toBe(itemAt(before, 'element:op-2'));
    expect(after.index).toBe(before.index);
  });

  test.each<[string, (from: Doc) => Change[]]>([
    ['a set', (from) => change(from, 'header', 'title', { en: 'Other' }).changes],
    ['a member that was not said', (from) => change(from, 'instruction:a-i1', 'unit', 'kg').changes],
    ['an insert', (from) => insertElement(from, { parent: 'element:op-1', after: 'a' }, newElement(from, 'phase', 'N')).changes],
    ['a removal', (from) => remove(from, 'element:b').changes],
    ['a move within', (from) => moveTo(from, 'element:c', { parent: 'element:op-1' }).changes],
    ['a move across', (from) => moveTo(from, 'instruction:a-i1', { parent: 'element:d', after: 'd-i1' }).changes],
    ['a branch', (from) => addBranch(from, 'element:b', newElement(from, 'phase', 'N'), 'parallel').changes],
  ])('What is taken back is as it was: %s', (_, edit) => {
    const before = doc();
    const after = apply(before, edit(before));
    expect(same(after.doc.recipe, before.recipe)).toBe(false);
    const again = apply(after.doc, after.undo).doc;
    expect(same({ ...again.recipe, procedure: withoutLogic(again.recipe.procedure) }, before.recipe)).toBe(true);
  });

  test('A change to what is gone is refused, the others are made', () => {
    const all: Change[] = [{ op: 'remove', item: { kind: 'instruction', id: 'nobody' } }, { op: 'set', item: { kind: 'header' }, member: 'title', value: { en: 'X' } }];
    const after = apply(doc(), all);
    expect(after.refused.map((one) => one.reason)).toEqual(['gone']);
    expect(after.doc.recipe.title.en).toBe('X');
  });

  test('Strictly, a value that another person set is not overwritten', () => {
    const after = apply(doc(), [{ op: 'set', item: { kind: 'header' }, member: 'title', before: { en: 'Old' }, value: { en: 'Mine' } }], true);
    expect(after.refused).toMatchObject([{ reason: 'changed-meanwhile', theirs: { en: 'R' } }]);
  });

  test('An element never moves into itself', () => {
    const change: Change = { op: 'move', item: { kind: 'element', id: 'op-1' }, into: { kind: 'element', id: 'a' } };
    expect(apply(doc(), [change]).refused).toHaveLength(1);
  });

  test('What is renamed is found under its new name, and back', () => {
    const before = doc();
    const after = apply(before, [{ op: 'set', item: { kind: 'element', id: 'b' }, member: 'id', before: 'b', value: 'mixing' }]);
    expect([...after.doc.index].sort()).toEqual([...openDoc(after.doc.recipe).index].sort());
    expect(itemAt(after.doc, 'instruction:b-i1')).toBeDefined();
    expect(same(apply(after.doc, after.undo).doc.recipe, before.recipe)).toBe(true);
    expect(apply(before, [{ op: 'set', item: { kind: 'element', id: 'b' }, member: 'id', before: 'b', value: 'c' }]).refused).toMatchObject([{ reason: 'id-taken' }]);
  });

  test('Steps and links may be called the same in two elements; a link without an id is called by what it joins', () => {
    const twice = recipe();
    for (const operation of twice.procedure.elements!) {
      operation.logic = { steps: [{ id: 's', kind: 'begin' }, ...operation.elements!.map((one) => ({ id: `s-${one.id}`, kind: 'element' as const, element: one.id })), { id: 'e', kind: 'end' }], links: [] };
      const ids = operation.logic.steps!.map((step) => step.id);
      operation.logic.links = ids.slice(1).map((to, i) => ({ from: ids[i]!, to }));
    }
    const from = openDoc(twice);
    const after = done(from, remove(from, 'element:b').changes);
    expect(ways(after, 'element:op-1')).toEqual(['begin a c end']);
    expect(ways(after, 'element:op-2')).toEqual(['begin d end']);
  });

  test('Typing on is one change, and typing back is none', () => {
    const set = (before: string, value: string): Change => ({ op: 'set', item: { kind: 'instruction', id: 'i' }, member: 'unit', before, value });
    expect(joined([set('kg', 'g')], [set('g', 'mg')])).toEqual([set('kg', 'mg')]);
    expect(joined([set('kg', 'g')], [set('g', 'kg')])).toEqual([]);
  });
});

const withoutLogic = (element: RecipeElement): RecipeElement => {
  const { logic: _gone, ...rest } = element;
  return { ...rest, ...(element.elements ? { elements: element.elements.map(withoutLogic) } : {}) };
};

describe('Structure', () => {
  test('A parallel branch stands between two bars, a second joins the first', () => {
    const from = doc();
    const first = newElement(from, 'phase', 'N');
    let after = done(from, addBranch(from, 'element:b', { ...first, id: 'n' }, 'parallel').changes);
    expect(ways(after, 'element:op-1')).toEqual(['begin a b c end', 'begin a n c end']);
    after = done(after, addBranch(after, 'element:b', { ...first, id: 'm' }, 'parallel').changes);
    expect(ways(after, 'element:op-1')).toEqual(['begin a b c end', 'begin a m c end', 'begin a n c end']);
    expect(typedAt<RecipeElement>(after, 'element:op-1')!.logic!.bars).toHaveLength(2);
  });

  test('An alternative branch has a condition on each way', () => {
    const from = doc();
    const after = done(from, addBranch(from, 'element:b', { ...newElement(from, 'phase', 'N'), id: 'n' }, 'serial').changes);
    const logic = typedAt<RecipeElement>(after, 'element:op-1')!.logic!;
    expect(logic.transitions).toHaveLength(2);
    expect(logic.bars!.map((bar) => bar.kind)).toEqual(['serial-divergent', 'serial-convergent']);
    expect(ways(after, 'element:op-1')).toEqual(['begin a b c end', 'begin a n c end']);
  });

  test('What follows a branch on its way stays on it', () => {
    let from = doc();
    from = done(from, addBranch(from, 'element:b', { ...newElement(from, 'phase', 'N'), id: 'n' }, 'parallel').changes);
    from = done(from, insertElement(from, { parent: 'element:op-1', after: 'n' }, { ...newElement(from, 'phase', 'O'), id: 'o' }).changes);
    expect(ways(from, 'element:op-1')).toEqual(['begin a b c end', 'begin a n o c end']);
    from = done(from, remove(from, 'element:n').changes);
    expect(ways(from, 'element:op-1')).toEqual(['begin a b c end', 'begin a o c end']);
  });

  test.each(['parallel', 'serial'] as const)('The last branch beside another takes the bars with it (%s)', (how) => {
    let from = doc();
    from = done(from, addBranch(from, 'element:b', { ...newElement(from, 'phase', 'N'), id: 'n' }, how).changes);
    from = done(from, remove(from, 'element:n').changes);
    expect(ways(from, 'element:op-1')).toEqual(['begin a b c end']);
    expect(typedAt<RecipeElement>(from, 'element:op-1')!.logic!.bars).toEqual([]);
  });

  test('An element moves out of a branch and into another operation', () => {
    let from = doc();
    from = done(from, addBranch(from, 'element:b', { ...newElement(from, 'phase', 'N'), id: 'n' }, 'parallel').changes);
    from = done(from, moveTo(from, 'element:n', { parent: 'element:op-2', after: 'd' }).changes);
    expect(ways(from, 'element:op-1')).toEqual(['begin a b c end']);
    from = done(from, addBranch(from, 'element:d', { ...newElement(from, 'phase', 'P'), id: 'p' }, 'parallel').changes);
    expect(ways(from, 'element:op-2')).toEqual(['begin d n end', 'begin p n end']);
    from = done(from, moveTo(from, 'element:a', { parent: 'element:op-2', after: 'p' }).changes);
    expect(ways(from, 'element:op-2')).toEqual(['begin d n end', 'begin p a n end']);
  });

  test('A step at the end of its phase goes on into the next, and back', () => {
    let from = doc();
    from = done(from, shift(from, 'instruction:a-i2', 1).changes);
    expect(typedAt<RecipeElement>(from, 'element:b')!.instructions!.map((one) => one.id)).toEqual(['a-i2', 'b-i1', 'b-i2']);
    from = done(from, shift(from, 'instruction:a-i2', -1).changes);
    expect(typedAt<RecipeElement>(from, 'element:a')!.instructions!.map((one) => one.id)).toEqual(['a-i1', 'a-i2']);
  });

  test('An operation put at a step goes behind the operation around it; a step put at an operation into its last phase', () => {
    const from = doc();
    expect(spotForElement(from, 'instruction:b-i1', 'operation')).toEqual({ parent: 'element:proc', after: 'op-1' });
    expect(spotForElement(from, 'element:op-1', 'phase')).toEqual({ parent: 'element:op-1', after: 'c' });
    const edit = insertInstruction(from, 'element:op-1', newInstruction(from, 'number', 'N'), 'Phase');
    expect(edit.changes).toMatchObject([{ op: 'insert', into: { id: 'c' }, after: 'c-i2' }]);
  });
});

describe('Another name', () => {
  test('Whatever names the thing follows: order, times, loops, expressions; and all of it is taken back at once', () => {
    let from = doc();
    from = done(from, addBranch(from, 'element:b', { ...newElement(from, 'phase', 'N'), id: 'n' }, 'parallel').changes);
    from = done(from, [
      { op: 'set', item: { kind: 'element', id: 'n' }, member: 'loop', value: { kind: 'every', until: 'b' } },
      { op: 'set', item: { kind: 'element', id: 'c' }, member: 'timeLinks', value: [{ kind: 'no-later-after-end', after: 'b' }] },
      { op: 'set', item: { kind: 'instruction', id: 'c-i1' }, member: 'rule', value: '{b.end} - {b.start} > 1 h and {bb} > 2' },
    ]);
    const made = apply(from, rename(from, 'element:b', 'mixing').changes);
    expect(made.refused).toEqual([]);
    expect(ways(made.doc, 'element:op-1')).toEqual(['begin a mixing c end', 'begin a n c end']);
    expect(typedAt<RecipeElement>(made.doc, 'element:n')!.loop!.until).toBe('mixing');
    expect(typedAt<RecipeElement>(made.doc, 'element:c')!.timeLinks![0]!.after).toBe('mixing');
    expect(itemAt(made.doc, 'instruction:c-i1')).toMatchObject({ rule: '{mixing.end} - {mixing.start} > 1 h and {bb} > 2' });
    expect(same(apply(made.doc, made.undo).doc.recipe, from.recipe)).toBe(true);
  });
});

describe('The drawing', () => {
  test('Branches part and join; what a step takes that is gone is left out', () => {
    let from = doc();
    from = done(from, addBranch(from, 'element:b', { ...newElement(from, 'phase', 'N'), id: 'n' }, 'parallel').changes);
    const drawn = drawingOf(from.recipe.procedure);
    expect(drawn.nodes.map((node) => node.kind).filter((kind) => kind === 'fork' || kind === 'join')).toEqual(['fork', 'join']);
    const broken = apply(from, [{ op: 'set', item: { kind: 'element', id: 'b' }, member: 'id', value: 'elsewhere' }]).doc;
    const known = new Set(drawingOf(broken.recipe.procedure).nodes.map((node) => node.id));
    expect(drawingOf(broken.recipe.procedure).edges.every((edge) => known.has(edge.from) && known.has(edge.to))).toBe(true);
  });
});

describe('The clipboard', () => {
  test('A branch with what it says of itself is pasted under new ids into another recipe', () => {
    let from = doc();
    from = done(from, [{ op: 'set', item: { kind: 'element', id: 'c' }, member: 'timeLinks', value: [{ kind: 'no-later-after-end', after: 'a', duration: { value: '2', unit: 'h' } }] },
      { op: 'set', item: { kind: 'instruction', id: 'b-i1' }, member: 'expression', value: '{a-i1} + mean({a-i1.x}) * ({x-i1} + {a.end})' }]);
    from = done(from, addBranch(from, 'element:b', { ...newElement(from, 'phase', 'N'), id: 'n' }, 'parallel').changes);
    const text = copy(from, 'element:op-1')!;
    expect(readClip(text)).not.toBeNull();
    const target = doc();
    const after = done(target, paste(target, text, 'element:d').changes);
    const pasted = after.recipe.procedure.elements![2]!;
    const [a, b] = pasted.elements!;
    expect(pasted.id).not.toBe('op-1');
    expect(pasted.elements!.find((one) => one.title.en === 'c')!.timeLinks![0]!.after).toBe(a!.id);
    expect(b!.instructions![0]!.expression).toBe(
      `{${a!.instructions![0]!.id}} + mean({${a!.instructions![0]!.id}.x}) * ({x-i1} + {${a!.id}.end})`);
    expect(pasted.logic!.steps!.map((step) => step.element ?? '')).toContain(a!.id);
  });

  test('Other text is no clip', () => expect(['', '{}', 'hello', '[1]'].map(readClip)).toEqual([null, null, null, null]));
});

describe('Undo', () => {
  const typed = (from: Doc, history: typeof noHistory, value: string, at: number) => {
    const made = apply(from, change(from, 'header', 'title', { en: value }).changes);
    return { doc: made.doc, history: remember(history, made.undo, at, 'set header title') };
  };

  test('Typing is taken back as one, and done again', () => {
    let now = typed(doc(), noHistory, 'A', 0);
    now = typed(now.doc, now.history, 'AB', 400);
    now = typed(now.doc, now.history, 'ABC', 800);
    const undone = back(now.history, now.doc, 'undo')!;
    const after = apply(now.doc, undone.changes).doc;
    expect(after.recipe.title.en).toBe('R');
    expect(undone.history.past).toHaveLength(0);
    const again = back(undone.history, after, 'redo')!;
    expect(apply(after, again.changes).doc.recipe.title.en).toBe('ABC');
  });

  test('What somebody else changed since is not taken back', () => {
    const mine = typed(doc(), noHistory, 'Mine', 0);
    const theirs = apply(mine.doc, change(mine.doc, 'header', 'title', { en: 'Theirs' }).changes).doc;
    expect(back(mine.history, theirs, 'undo')).toMatchObject({ refused: true, changes: [] });
  });
});

describe('The outline', () => {
  test('It is the tree as a list, with the numbers of the floor', () => {
    const rows = rowsOf(doc(), new Set(['element:a']));
    expect(rows.find((row) => row.key === 'instruction:b-i2')!.number).toBe('2.2');
    expect(rows.some((row) => row.key === 'instruction:a-i1')).toBe(false);
    expect(rowsOf(doc(), new Set(['element:op-1'])).find((row) => row.key === 'element:d')!.number).toBe('4');
  });

  test('Finding looks into titles, ids and materials', () => {
    expect(find(doc(), 'pack')).toEqual(['element:op-2']);
    expect(find(doc(), 'rm-1')).toEqual(['input:in-1']);
  });
});

describe('Ten thousand steps', () => {
  test('A letter typed costs no more than in a small recipe', () => {
    const large = recipe();
    large.procedure.elements = Array.from({ length: 100 }, (_, o) => ({
      id: `o${o}`, kind: 'operation', title: { en: 'O' }, elements: Array.from({ length: 5 }, (_, p) => phase(`o${o}p${p}`, 20)),
    }));
    let now = openDoc(large);
    const small = doc();
    const time = (from: Doc, key: string) => {
      const began = performance.now();
      for (let i = 0; i < 2000; i += 1) apply(from, change(from, key, 'title', { en: `${i}` }).changes);
      return performance.now() - began;
    };
    time(small, 'instruction:b-i1');
    const [few, many] = [time(small, 'instruction:b-i1'), time(now, 'instruction:o50p3-i10')];
    expect(many / few).toBeLessThan(25);
    now = apply(now, remove(now, 'instruction:o50p3-i10').changes).doc;
    expect(now.index.has('instruction:o50p3-i10')).toBe(false);
  });
});
