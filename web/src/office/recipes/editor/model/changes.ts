import { childKey, type Doc, idOf, indexBelow, type Item, itemAt, type ItemRef, keyOf, listIn, listOf, listsOf, type Place, refOf, same, saysNothing, withList } from './document';
import type { Json, Recipe } from './recipe';

export interface SetChange { op: 'set'; item: ItemRef; member: string; before?: Json; value?: Json }
export interface InsertChange { op: 'insert'; into: ItemRef; list: string; after?: string; value: Item }
export interface RemoveChange { op: 'remove'; item: ItemRef }
export interface MoveChange { op: 'move'; item: ItemRef; into: ItemRef; after?: string }
/** One edit of one thing, in the form in which the server takes it. */
export type Change = SetChange | InsertChange | RemoveChange | MoveChange;

export type ConflictReason = 'changed-meanwhile' | 'gone' | 'id-taken' | 'not-valid';
export interface Refused { change: Change; reason: ConflictReason; theirs?: Json }

/** A document while several changes are made to it: the index is copied once, at the first change of structure. */
class Draft {
  recipe: Recipe;
  index: Map<string, Place>;
  private owns = false;

  constructor(doc: Doc) {
    this.recipe = doc.recipe;
    this.index = doc.index as Map<string, Place>;
  }

  get doc(): Doc {
    return { recipe: this.recipe, index: this.index };
  }

  at(key: string): Item | undefined {
    return itemAt(this, key);
  }

  put(key: string, item: Item): void {
    if (key === 'header') {
      this.recipe = item as unknown as Recipe;
      return;
    }
    const { parent, list, position } = this.index.get(key)!;
    if (list === 'procedure') this.recipe = { ...this.recipe, procedure: item as unknown as Recipe['procedure'] };
    else this.put(parent, withList(this.at(parent)!, list, listIn(this.at(parent), list).with(position, item)));
  }

  insert(holder: string, list: string, after: string | undefined, value: Item): void {
    this.own();
    const items = [...listIn(this.at(holder), list)];
    items.splice(after === undefined ? 0 : this.positionAfter(list, after, holder), 0, value);
    this.put(holder, withList(this.at(holder)!, list, items));
    this.number(holder, list);
    indexBelow(this.index, childKey(holder, list, idOf(value)), value);
  }

  /** Behind its neighbour; where that is gone, at the end. */
  private positionAfter(list: string, after: string, holder: string): number {
    const place = this.index.get(childKey(holder, list, after));
    return place?.parent === holder && place.list === list ? place.position + 1 : listIn(this.at(holder), list).length;
  }

  remove(key: string): Item {
    this.own();
    const { parent, list, position } = this.index.get(key)!;
    const item = this.at(key)!;
    this.put(parent, withList(this.at(parent)!, list, listIn(this.at(parent), list).toSpliced(position, 1)));
    this.forget(key, item);
    this.number(parent, list);
    return item;
  }

  private forget(key: string, item: Item): void {
    this.index.delete(key);
    for (const list of listsOf(refOf(key).kind)) for (const child of listIn(item, list)) this.forget(childKey(key, list, idOf(child)), child);
  }

  private number(holder: string, list: string): void {
    listIn(this.at(holder), list).forEach((item, position) => {
      this.index.set(childKey(holder, list, idOf(item)), { parent: holder, list, position });
    });
  }

  /** A member that is a whole with things in it (a logic) was set, or the id by which a thing is known. */
  reindex(key: string, before: Item, renamed?: string): void {
    this.own();
    const place = this.index.get(key);
    const next = renamed !== undefined && place ? (place.list === 'procedure' ? `element:${renamed}` : childKey(place.parent, place.list, renamed)) : key;
    const item = this.at(key)!;
    this.forget(key, before);
    if (place) this.index.set(next, place);
    indexBelow(this.index, next, item);
  }

  private own(): void {
    if (!this.owns) this.index = new Map(this.index);
    this.owns = true;
  }
}

const holdsThings = new Set(['logic', 'formula', 'elements', 'instructions']);

export const memberOf = (item: Item | undefined, member: string): Json | undefined => item?.[member];

function withMember(item: Item, member: string, value: Json | undefined): Item {
  if (value !== undefined) return { ...item, [member]: value };
  const { [member]: _gone, ...rest } = item;
  return rest as Item;
}

const ancestorOrSelf = (draft: Draft, key: string, of: string): boolean => {
  for (let at: string | undefined = of; at; at = draft.index.get(at)?.parent) if (at === key) return true;
  return false;
};

const renames = (draft: Draft, change: SetChange): boolean => {
  const place = draft.index.get(keyOf(change.item));
  return change.value !== change.item.id && place !== undefined && draft.index.has(childKey(place.parent, place.list === 'procedure' ? 'elements' : place.list, String(change.value)));
};

/** Why a change cannot be made to what stands there; null where it can. `before` counts only where it is asked for. */
function objection(draft: Draft, change: Change, strict: boolean): Omit<Refused, 'change'> | null {
  if (change.op === 'insert') {
    if (!draft.at(keyOf(change.into))) return { reason: 'gone' };
    return draft.index.has(childKey(keyOf(change.into), change.list, idOf(change.value))) ? { reason: 'id-taken' } : null;
  }
  const item = draft.at(keyOf(change.item));
  if (!item) return { reason: 'gone' };
  if (change.op === 'set' && change.member === 'id' && renames(draft, change)) return { reason: 'id-taken' };
  if (change.op === 'move' && (!draft.at(keyOf(change.into)) || ancestorOrSelf(draft, keyOf(change.item), keyOf(change.into)))) return { reason: 'gone' };
  if (change.op !== 'set' || !strict) return null;
  const theirs = memberOf(item, change.member);
  return same(theirs, change.before) || same(theirs, change.value) ? null : { reason: 'changed-meanwhile', theirs };
}

/** The neighbour behind which something was to go may be gone: then it goes to the end of the list. */
function placed(draft: Draft, change: Change): Change {
  if (change.op === 'set' || change.op === 'remove' || change.after === undefined) return change;
  const [holder, list] = [keyOf(change.into), change.op === 'insert' ? change.list : listOf[change.item.kind]!];
  if (draft.index.get(childKey(holder, list, change.after))?.parent === holder) return change;
  const last = listIn(draft.at(holder), list).at(-1);
  const { after: _gone, ...rest } = change;
  return (last ? { ...rest, after: idOf(last) } : rest) as Change;
}

function make(draft: Draft, change: Change): void {
  if (change.op === 'insert') draft.insert(keyOf(change.into), change.list, change.after, change.value);
  else if (change.op === 'remove') draft.remove(keyOf(change.item));
  else if (change.op === 'move') draft.insert(keyOf(change.into), listOf[change.item.kind]!, change.after, draft.remove(keyOf(change.item)));
  else {
    const key = keyOf(change.item);
    const before = draft.at(key)!;
    draft.put(key, withMember(before, change.member, change.value));
    if (change.member === 'id') draft.reindex(key, before, String(change.value));
    else if (holdsThings.has(change.member)) draft.reindex(key, before);
  }
}

/** What undoes the change, told from the document before it. */
function inverse(draft: Draft, change: Change): Change {
  if (change.op === 'set') {
    const item = change.member === 'id' ? { ...change.item, id: String(change.value) } : change.item;
    return { op: 'set', item, member: change.member, before: change.value, value: memberOf(draft.at(keyOf(change.item)), change.member) };
  }
  if (change.op === 'insert') return { op: 'remove', item: refOf(childKey(keyOf(change.into), change.list, idOf(change.value))) };
  const key = keyOf(change.item);
  const { parent, list, position } = draft.index.get(key)!;
  const neighbour = listIn(draft.at(parent), list)[position - 1];
  const after = neighbour && idOf(neighbour);
  return change.op === 'remove'
    ? { op: 'insert', into: refOf(parent), list, after, value: draft.at(key)! }
    : { op: 'move', item: change.item, into: refOf(parent), after };
}

export interface Applied { doc: Doc; made: Change[]; undo: Change[]; refused: Refused[] }

/**
 * Makes the changes one after another. A change that does not fit is left out and told. With `strict`, a value that somebody
 * else changed meanwhile is such a case; what already stands there is taken as made.
 */
export function apply(doc: Doc, changes: readonly Change[], strict = false): Applied {
  const draft = new Draft(doc);
  const made: Change[] = [];
  const undo: Change[] = [];
  const refused: Refused[] = [];
  for (const asked of changes) {
    const change = strict ? placed(draft, asked) : asked;
    const why = objection(draft, change, strict);
    if (why) {
      refused.push({ change, ...why });
      continue;
    }
    undo.unshift(inverse(draft, change));
    make(draft, change);
    made.push(change);
  }
  return { doc: made.length === 0 ? doc : draft.doc, made, undo, refused };
}

/** `set` of one member; nothing where it would say what stands there. */
export function setting(doc: Doc, item: ItemRef, member: string, value: Json | undefined): Change[] {
  const before = memberOf(itemAt(doc, keyOf(item)), member);
  if (before === value || (saysNothing(before) && saysNothing(value))) return [];
  return [{ op: 'set', item, member, ...(before === undefined ? {} : { before }), ...(value === undefined ? {} : { value }) }];
}

const sameMember = (one: SetChange, other: SetChange) => one.member === other.member && keyOf(one.item) === keyOf(other.item);

/** Typing on in one member is one change: what stood there before the first, and what stands there now. */
export function joined(changes: readonly Change[], next: readonly Change[]): Change[] {
  const all = [...changes];
  for (const change of next) {
    const last = all.at(-1);
    if (change.op === 'set' && last?.op === 'set' && sameMember(last, change)) {
      const { value: _gone, ...rest } = last;
      all[all.length - 1] = change.value === undefined ? rest : { ...rest, value: change.value };
    } else all.push(change);
  }
  return all.filter((change) => change.op !== 'set' || !same(change.before, change.value) || change.before === undefined);
}
