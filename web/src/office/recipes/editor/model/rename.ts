import { type Change, setting } from './changes';
import { type Doc, type Item, type ItemRef, refOf } from './document';
import type { Edit } from './edit';
import { withIds } from './paths';
import type { Instruction, Json, RecipeElement } from './recipe';

/** Gives a thing another name. Whatever names it follows: the order around it, times, loops, samples, expressions. */
export function rename(doc: Doc, key: string, next: string): Edit {
  const item = refOf(key);
  const old = item.id!;
  const changes: Change[] = [];
  const renamedIn = (text: string) => withIds(
    text, (kind, id) => doc.index.has(`${kind}:${id}`), (kind, id) => (kind === item.kind && id === old ? next : undefined));
  const set = (of: ItemRef, member: string, value: Json | undefined) => changes.push(...setting(doc, of, member, value));
  const texts = (of: ItemRef, thing: unknown, members: readonly string[]) => {
    for (const member of members) {
      const text = (thing as Record<string, unknown>)[member];
      if (typeof text === 'string' && renamedIn(text) !== text) set(of, member, renamedIn(text));
    }
  };
  const step = (one: Instruction) => {
    const of: ItemRef = { kind: 'instruction', id: one.id };
    texts(of, one, ['when', 'expression', 'rule']);
    if (item.kind === 'instruction' && one.sampleOf === old) set(of, 'sampleOf', next);
    if (item.kind === 'parameter' && one.parameter === old) set(of, 'parameter', next);
    if (item.kind === 'document' && one.documents?.includes(old)) set(of, 'documents', one.documents.map((id) => (id === old ? next : id)));
  };
  const walk = (element: RecipeElement): void => {
    const of: ItemRef = { kind: 'element', id: element.id };
    texts(of, element, ['when']);
    if (item.kind === 'element') ofElement(element, old, next, of, set);
    const loop = element.loop;
    if (loop?.while && renamedIn(loop.while) !== loop.while) set(of, 'loop', { ...loop, while: renamedIn(loop.while) } as never);
    if (item.kind === 'input' && loop?.inputs?.includes(old)) set(of, 'loop', { ...loop, inputs: loop.inputs.map((id) => (id === old ? next : id)) } as never);
    for (const { id, condition } of element.logic?.transitions ?? []) {
      const text = condition.expression;
      if (text && renamedIn(text) !== text) set({ kind: 'transition', id }, 'condition', { ...condition, expression: renamedIn(text) } as never);
    }
    element.instructions?.forEach(step);
    element.elements?.forEach(walk);
  };
  walk(doc.recipe.procedure);
  if (item.kind === 'input') {
    for (const one of doc.recipe.formula?.inputs ?? []) if ((one as unknown as Item).compensates === old) set({ kind: 'input', id: one.id }, 'compensates', next);
  }
  // Last, so that what names it is still called as before until then.
  set(item, 'id', next);
  return { changes, select: `${item.kind}:${next}` };
}

function ofElement(element: RecipeElement, old: string, next: string, of: ItemRef, set: (of: ItemRef, member: string, value: Json | undefined) => void): void {
  const turn = element.logic?.steps?.find((one) => one.element === old);
  if (turn) set({ kind: 'step', id: turn.id, element: element.id }, 'element', next);
  if (element.timeLinks?.some((one) => one.after === old)) set(of, 'timeLinks', element.timeLinks.map((one) => (one.after === old ? { ...one, after: next } : one)) as never);
  if (element.loop?.until === old) set(of, 'loop', { ...element.loop, until: next } as never);
}
