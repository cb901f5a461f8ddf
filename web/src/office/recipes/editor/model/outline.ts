import { type Doc, type Item, itemAt, listIn } from './document';
import type { Instruction, RecipeElement } from './recipe';

/** One line of the outline; what it says is read from the thing itself. */
export interface Row { key: string; depth: number; number: string; folds: boolean; position: number; count: number }

/** Groups of the header, in the order of the panel. */
export const groups = ['batchSizes', 'inputs', 'parameters', 'outputs', 'tables', 'equipment', 'documents', 'specimens'] as const;
export type Group = (typeof groups)[number];
export const groupKinds = { batchSizes: 'batch-size', inputs: 'input', parameters: 'parameter', outputs: 'output', tables: 'lookup-table', equipment: 'equipment', documents: 'document', specimens: 'specimen' } as const;
export const groupOf = (key: string): Group | null => groups.find((group) => key === `group:${group}`) ?? null;

/** The tree as one flat list. It depends on the places alone, so typing in a title does not make it anew. */
export function rowsOf(doc: Doc, folded: ReadonlySet<string>): Row[] {
  const rows: Row[] = [{ key: 'header', depth: 0, number: '', folds: false, position: 0, count: 1 }];
  groups.forEach((group, position) => {
    const key = `group:${group}`;
    const items = listIn(doc.recipe as unknown as Item, group);
    rows.push({ key, depth: 0, number: '', folds: items.length > 0, position, count: groups.length });
    if (!folded.has(key)) items.forEach((item, i) => rows.push({ key: `${groupKinds[group]}:${item.id}`, depth: 1, number: '', folds: false, position: i, count: items.length }));
  });
  let phases = 0;
  const walk = (element: RecipeElement, depth: number, position: number, count: number): void => {
    const key = `element:${element.id}`;
    const number = element.kind === 'phase' ? `${(phases += 1)}` : '';
    const below = (element.elements?.length ?? 0) + (element.instructions?.length ?? 0);
    rows.push({ key, depth, number, folds: below > 0, position, count });
    if (folded.has(key)) {
      phases += element.kind === 'phase' ? 0 : countPhases(element);
      return;
    }
    const steps = element.instructions ?? [];
    for (let i = 0; i < steps.length; i += 1) rows.push({ key: `instruction:${steps[i]!.id}`, depth: depth + 1, number: `${number}.${i + 1}`, folds: false, position: i, count: steps.length });
    element.elements?.forEach((child, i, all) => walk(child, depth + 1, i, all.length));
  };
  walk(doc.recipe.procedure, 0, 0, 1);
  return rows;
}

const countPhases = (element: RecipeElement): number =>
  (element.elements ?? []).reduce((sum, child) => sum + (child.kind === 'phase' ? 1 : countPhases(child)), 0);

/** Keys of everything that holds the words, in the order of the outline. */
export function find(doc: Doc, words: string): string[] {
  const wanted = words.trim().toLocaleLowerCase();
  if (wanted === '') return [];
  const found: string[] = [];
  const look = (key: string, ...texts: (string | null | undefined)[]) => {
    if (texts.some((text) => text?.toLocaleLowerCase().includes(wanted))) found.push(key);
  };
  const all = (text: { en: string; vi?: string | null; zh?: string | null } | null | undefined) => [text?.en, text?.vi, text?.zh];
  for (const group of groups) {
    for (const item of listIn(doc.recipe as unknown as Item, group)) {
      const one = item as unknown as { id: string; name?: string | { en: string }; title?: { en: string }; materialCode?: string; class?: string };
      look(`${groupKinds[group]}:${one.id}`, one.id, ...(typeof one.name === 'string' ? [one.name] : all(one.name)), ...all(one.title), one.materialCode, one.class);
    }
  }
  const walk = (element: RecipeElement): void => {
    look(`element:${element.id}`, element.id, ...all(element.title), ...all(element.description), element.when);
    element.instructions?.forEach((step: Instruction) => look(`instruction:${step.id}`, step.id, ...all(step.title), ...all(step.text), step.materialCode, step.equipmentClass, step.expression, step.rule, step.when));
    element.elements?.forEach(walk);
  };
  walk(doc.recipe.procedure);
  return found;
}

/** What a thing is called, in the reader's language. */
export function titleOf(item: Item | undefined, text: (value: never) => string): string {
  const one = item as unknown as { title?: unknown; name?: unknown; materialCode?: string; class?: string; id?: string } | undefined;
  if (!one) return '';
  const named = one.title ?? one.name;
  const said = typeof named === 'string' ? named : named ? text(named as never) : '';
  return said || one.materialCode || one.class || one.id || '';
}

export { itemAt };
