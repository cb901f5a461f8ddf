import { createStore } from '@/shell/store';
import type { Doc } from './model/document';
import { listIn, itemAt, refOf, typedAt } from './model/document';
import { addBranch, type Edit, insertElement, insertInstruction, moveTo, newElement, newInstruction, rank, type Spot, spotForElement, spotForInstruction } from './model/edit';
import type { ElementKind, InstructionKind, RecipeElement } from './model/recipe';

/** What can be put into the recipe: a step, an element, or a branch beside an element. */
export type Block = { what: 'step'; kind: InstructionKind } | { what: 'element'; kind: Exclude<ElementKind, 'procedure'> } | { what: 'branch'; kind: 'parallel' | 'serial' };
/** An approved building block of the library: the server copies it into the draft. */
export interface LibraryBlock { what: 'library'; block: string; kind: Exclude<ElementKind, 'procedure'> }
export type Dragged = Block | LibraryBlock | { what: 'move'; key: string };

/** The browser hides what is dragged until it is dropped, so it is kept here. */
export const dragged = createStore<Dragged | null>(null);

export function beginDrag(event: React.DragEvent, what: Dragged): void {
  event.dataTransfer.effectAllowed = what.what === 'move' ? 'move' : 'copy';
  event.dataTransfer.setData('text/plain', '');
  dragged.set(what);
}
export const endDrag = () => dragged.set(null);

export interface Titles { (kind: string): string }

/** Where the line is drawn. */
export type Mark = 'before' | 'after' | 'into' | 'beside';
export interface Drop { mark: Mark; spot: Spot | null; edit: (doc: Doc, titles: Titles) => Edit }

const elementKindOf = (doc: Doc, what: Dragged): ElementKind | null =>
  what.what === 'element' || what.what === 'library' ? what.kind : what.what === 'move' && what.key.startsWith('element:') ? typedAt<RecipeElement>(doc, what.key)!.kind : null;

/** What would happen if it were let go here; null where it may not go. */
export function dropAt(doc: Doc, what: Dragged, over: string, upper: boolean): Drop | null {
  const target = refOf(over);
  if (target.kind !== 'element' && target.kind !== 'instruction') return null;
  if (what.what === 'branch') {
    const element = target.kind === 'element' ? over : doc.index.get(over)!.parent;
    if (doc.index.get(element)?.list !== 'elements') return null;
    return { mark: 'beside', spot: null, edit: (now, titles) => branch(now, element, what.kind, titles) };
  }
  if (what.what === 'move' && (what.key === over || !doc.index.has(what.key))) return null;
  const kind = elementKindOf(doc, what);
  const spot = kind === null ? stepSpot(doc, over, upper) : elementSpot(doc, over, kind, upper);
  if (spot === null && what.what === 'move') return null;
  const mark: Mark = spot === null || spot.into ? 'into' : spot.before ? 'before' : 'after';
  return { mark, spot, edit: (now, titles) => put(now, what, spot, over, titles) };
}

interface Found extends Spot { into: boolean; before: boolean }

const before = (doc: Doc, key: string): string | undefined => {
  const { parent, list, position } = doc.index.get(key)!;
  return listIn(itemAt(doc, parent), list)[position - 1]?.id;
};

function stepSpot(doc: Doc, over: string, upper: boolean): Found | null {
  const spot = spotForInstruction(doc, over);
  if (!spot) return null;
  const onStep = over.startsWith('instruction:');
  if (onStep && upper) return { parent: spot.parent, after: before(doc, over), into: false, before: true };
  return { ...spot, into: !onStep, before: false };
}

function elementSpot(doc: Doc, over: string, kind: ElementKind, upper: boolean): Found {
  const spot = spotForElement(doc, over, kind);
  const beside = over.startsWith('element:') && typedAt<RecipeElement>(doc, over)!.kind === kind && doc.index.get(over)!.list === 'elements';
  if (beside && upper) return { parent: spot.parent, after: before(doc, over), into: false, before: true };
  return { ...spot, into: over.startsWith('element:') && rank(typedAt<RecipeElement>(doc, over)!.kind) < rank(kind), before: false };
}

function put(doc: Doc, what: Dragged, spot: Spot | null, over: string, titles: Titles): Edit {
  if (what.what === 'move') return spot ? moveTo(doc, what.key, { parent: spot.parent, after: spot.after }) : { changes: [] };
  if (what.what === 'element') return spot ? insertElement(doc, spot, newElement(doc, what.kind, titles(what.kind))) : { changes: [] };
  if (what.what === 'branch') return branch(doc, over, what.kind, titles);
  if (what.what === 'library') return { changes: [] };
  const step = newInstruction(doc, what.kind, titles(what.kind));
  if (!spot) return insertInstruction(doc, over, step, titles('phase'));
  return {
    changes: [{ op: 'insert', into: refOf(spot.parent), list: 'instructions', ...(spot.after === undefined ? {} : { after: spot.after }), value: step as never }],
    select: `instruction:${step.id}`,
  };
}

/** A branch of the same kind as what it stands beside. */
export function branch(doc: Doc, beside: string, how: 'parallel' | 'serial', titles: Titles): Edit {
  const kind = typedAt<RecipeElement>(doc, beside)!.kind;
  return addBranch(doc, beside, newElement(doc, kind, titles(kind)), how);
}

/** Where something goes without a mouse: behind what is chosen, or into the procedure. */
const placeFor = (doc: Doc, at: string): string => (at.startsWith('element:') || at.startsWith('instruction:') ? at : `element:${doc.recipe.procedure.id}`);
export const spotFor = (doc: Doc, at: string, kind: ElementKind): Spot => spotForElement(doc, placeFor(doc, at), kind);

/** The same without a mouse: the block goes behind what is chosen. */
export function insertAt(doc: Doc, block: Block, at: string, titles: Titles): Edit {
  const known = placeFor(doc, at);
  if (block.what === 'step') return insertInstruction(doc, known, newInstruction(doc, block.kind, titles(block.kind)), titles('phase'));
  if (block.what === 'element') return insertElement(doc, spotForElement(doc, known, block.kind), newElement(doc, block.kind, titles(block.kind)));
  const beside = known.startsWith('instruction:') ? doc.index.get(known)!.parent : known;
  return doc.index.get(beside)?.list === 'elements' ? branch(doc, beside, block.kind, titles) : { changes: [] };
}
