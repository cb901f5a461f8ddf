import type { Json, Recipe } from './recipe';

export const itemKinds = [
  'header', 'input', 'parameter', 'output', 'lookup-table', 'equipment', 'document', 'specimen', 'batch-size', 'element', 'instruction', 'step', 'transition', 'bar', 'link',
] as const;
export type ItemKind = (typeof itemKinds)[number];
/** Ids of steps and links are only known within the element that holds them. */
export interface ItemRef { kind: ItemKind; id?: string; element?: string }

/** Anything that an edit can name: it has members, and all but the header an id. */
export type Item = { readonly id?: string } & { readonly [member: string]: Json | undefined };

/** The list in which things of a kind stand. */
export const listOf: Partial<Record<ItemKind, string>> = {
  input: 'inputs', parameter: 'parameters', output: 'outputs', 'lookup-table': 'tables', equipment: 'equipment', document: 'documents', specimen: 'specimens', 'batch-size': 'batchSizes',
  element: 'elements', instruction: 'instructions', step: 'steps', transition: 'transitions', bar: 'bars', link: 'links',
};
export const kindOfList = Object.fromEntries(Object.entries(listOf).map(([kind, list]) => [list, kind])) as Record<string, ItemKind>;
const inFormula = new Set(['inputs', 'parameters', 'outputs', 'tables']);
const inLogic = new Set(['steps', 'transitions', 'bars', 'links']);
const headerLists = ['inputs', 'parameters', 'outputs', 'tables', 'equipment', 'documents', 'specimens', 'batchSizes'] as const;
const elementLists = ['elements', 'instructions', 'steps', 'transitions', 'bars', 'links'] as const;

const isScoped = (kind: ItemKind) => kind === 'step' || kind === 'link';

export const keyOf = (item: ItemRef): string =>
  item.kind === 'header' ? 'header' : isScoped(item.kind) && item.element != null ? `${item.kind}:${item.element}/${item.id ?? ''}` : `${item.kind}:${item.id ?? ''}`;

export const refOf = (key: string): ItemRef => {
  if (key === 'header') return { kind: 'header' };
  const at = key.indexOf(':');
  const kind = key.slice(0, at) as ItemKind;
  const slash = isScoped(kind) ? key.indexOf('/') : -1;
  return slash < 0 ? { kind, id: key.slice(at + 1) } : { kind, id: key.slice(slash + 1), element: key.slice(at + 1, slash) };
};

/** A link without an id is called by what it joins. */
export const idOf = (item: Item): string => item.id ?? (item.from !== undefined ? `${String(item.from)}>${String(item.to)}` : '');

/** The key of something in a list of its holder. */
export const childKey = (holder: string, list: string, id: string): string => {
  const kind = kindOfList[list]!;
  return keyOf(isScoped(kind) ? { kind, id, element: refOf(holder).id } : { kind, id });
};

export interface Place { parent: string; list: string; position: number }
export type Index = ReadonlyMap<string, Place>;

/**
 * The recipe with the places of everything in it. It is never changed in place: an edit copies the way from the root to the
 * thing (structural sharing), and the index is shared as long as nothing was added, moved or removed.
 */
export interface Doc { readonly recipe: Recipe; readonly index: Index }

type Holder = Record<string, unknown>;

export function listIn(holder: Item | undefined, list: string): readonly Item[] {
  const from = (inFormula.has(list) ? (holder as Holder | undefined)?.formula : inLogic.has(list) ? (holder as Holder | undefined)?.logic : holder) as Holder | undefined;
  return (from?.[list] as Item[] | undefined) ?? [];
}

export function withList(holder: Item, list: string, items: readonly Item[]): Item {
  if (inFormula.has(list)) return { ...holder, formula: { ...(holder.formula as object), [list]: items } } as Item;
  if (inLogic.has(list)) return { ...holder, logic: { ...(holder.logic as object), [list]: items } } as Item;
  return { ...holder, [list]: items } as Item;
}

export const listsOf = (kind: ItemKind): readonly string[] => (kind === 'header' ? headerLists : kind === 'element' ? elementLists : []);

/** Puts what stands below an item into the index. */
export function indexBelow(index: Map<string, Place>, key: string, item: Item): void {
  for (const list of listsOf(refOf(key).kind)) {
    listIn(item, list).forEach((child, position) => {
      const own = childKey(key, list, idOf(child));
      index.set(own, { parent: key, list, position });
      if (list === 'elements') indexBelow(index, own, child);
    });
  }
}

export function openDoc(recipe: Recipe): Doc {
  const index = new Map<string, Place>();
  const header = recipe as unknown as Item;
  indexBelow(index, 'header', header);
  const root = `element:${recipe.procedure.id}`;
  index.set(root, { parent: 'header', list: 'procedure', position: 0 });
  indexBelow(index, root, recipe.procedure as unknown as Item);
  return { recipe, index };
}

/** The thing as it stands now; the same object as long as nothing in it changed. */
export function itemAt(doc: Doc, key: string): Item | undefined {
  if (key === 'header') return doc.recipe as unknown as Item;
  const place = doc.index.get(key);
  if (!place) return undefined;
  if (place.list === 'procedure') return doc.recipe.procedure as unknown as Item;
  return listIn(itemAt(doc, place.parent), place.list)[place.position];
}

export const typedAt = <T>(doc: Doc, key: string): T | undefined => itemAt(doc, key) as unknown as T | undefined;

/** Keys of what stands around it, nearest first, without the header. */
export function pathOf(doc: Doc, key: string): string[] {
  const path: string[] = [];
  for (let at = doc.index.get(key)?.parent; at && at !== 'header'; at = doc.index.get(at)?.parent) path.push(at);
  return path;
}

/** Absent, null, false and the empty list all say nothing: the strict form leaves some of them out. */
export const saysNothing = (value: unknown): boolean => value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);

export function same(one: unknown, other: unknown): boolean {
  if (one === other || (saysNothing(one) && saysNothing(other))) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  if (Array.isArray(one)) return one.length === (other as unknown[]).length && one.every((value, i) => same(value, (other as unknown[])[i]));
  const members = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...members].every((member) => same((one as Holder)[member], (other as Holder)[member]));
}
