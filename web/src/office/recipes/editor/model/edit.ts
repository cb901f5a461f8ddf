import { apply, type Change, setting } from './changes';
import { type Doc, type Item, itemAt, type ItemKind, type ItemRef, keyOf, kindOfList, listIn, listOf, pathOf, refOf, typedAt } from './document';
import { newId } from './ids';
import { LogicEdit } from './logic';
import { elementKinds, type ElementKind, type Instruction, type InstructionKind, type Json, type RecipeElement } from './recipe';

/** What an edit does, and what is chosen after it. */
export interface Edit { changes: Change[]; select?: string }

const nothing: Edit = { changes: [] };

/** Ids of everything share one space here: nobody has to know in which of them they must differ. */
export const takenIn = (doc: Doc) => (id: string) => allKinds.some((kind) => doc.index.has(`${kind}:${id}`));
const allKinds = Object.keys(listOf) as ItemKind[];

export const rank = (kind: ElementKind): number => elementKinds.indexOf(kind);
const elementAt = (doc: Doc, key: string) => typedAt<RecipeElement>(doc, key)!;
const hasLogic = (element: RecipeElement) => (element.logic?.steps?.length ?? 0) > 0;
const ref = (kind: ItemKind, id: string): ItemRef => ({ kind, id });

export function newElement(doc: Doc, kind: ElementKind, title: string): RecipeElement {
  return { id: newId(kind, takenIn(doc)), kind, title: { en: title } };
}

export function newInstruction(doc: Doc, kind: InstructionKind, title: string): Instruction {
  const base: Instruction = { id: newId(kind, takenIn(doc)), kind, title: { en: title } };
  const twice = kind === 'line-clearance' || kind === 'weigh' || kind === 'charge-in';
  return twice ? { ...base, verification: true, critical: true } : base;
}

/** Where something of this kind goes when it is put at a thing: behind it, behind what stands around it, or into it. */
export interface Spot { parent: string; after?: string }

export function spotForElement(doc: Doc, at: string, kind: ElementKind): Spot {
  let key = refOf(at).kind === 'instruction' ? doc.index.get(at)!.parent : refOf(at).kind === 'element' ? at : `element:${doc.recipe.procedure.id}`;
  while (rank(elementAt(doc, key).kind) > rank(kind)) key = doc.index.get(key)!.parent;
  const element = elementAt(doc, key);
  const into = rank(element.kind) < rank(kind) || element.kind === 'procedure';
  if (into) return { parent: key, after: element.elements?.at(-1)?.id };
  return { parent: doc.index.get(key)!.parent, after: element.id };
}

export function spotForInstruction(doc: Doc, at: string): Spot | null {
  const { kind, id } = refOf(at);
  if (kind === 'instruction') return { parent: doc.index.get(at)!.parent, after: id };
  const element = kind === 'element' ? elementAt(doc, at) : doc.recipe.procedure;
  const phase = lastPhase(element);
  return phase && { parent: `element:${phase.id}`, after: phase.instructions?.at(-1)?.id };
}

function lastPhase(element: RecipeElement): RecipeElement | null {
  if (element.kind === 'phase') return element;
  const below = element.elements ?? [];
  for (let i = below.length - 1; i >= 0; i -= 1) {
    const found = lastPhase(below[i]!);
    if (found) return found;
  }
  return null;
}

export function insertElement(doc: Doc, spot: Spot, element: RecipeElement): Edit {
  const parent = elementAt(doc, spot.parent);
  const changes: Change[] = [{ op: 'insert', into: ref('element', parent.id), list: 'elements', ...(spot.after === undefined ? {} : { after: spot.after }), value: element as unknown as Item }];
  if (hasLogic(parent)) {
    const logic = new LogicEdit(parent, takenIn(doc));
    place(logic, logic.addStep(element.id), spot.after);
    changes.push(...logic.changes(parent));
  }
  return { changes, select: `element:${element.id}` };
}

function place(logic: LogicEdit, step: string, after: string | undefined): void {
  const neighbour = after === undefined ? logic.begin() : logic.stepOf(after);
  if (neighbour !== undefined) logic.putAfter(neighbour, step);
  else logic.putBefore(logic.end(), step);
}

/** Puts a step of the list into a phase; where there is no phase yet, one is made around it. */
export function insertInstruction(doc: Doc, at: string, instruction: Instruction, phaseTitle: string): Edit {
  const spot = spotForInstruction(doc, at);
  if (!spot) {
    const phase = { ...newElement(doc, 'phase', phaseTitle), instructions: [instruction] };
    return { changes: insertElement(doc, spotForElement(doc, at, 'phase'), phase).changes, select: `instruction:${instruction.id}` };
  }
  const into = refOf(spot.parent);
  return {
    changes: [{ op: 'insert', into, list: 'instructions', ...(spot.after === undefined ? {} : { after: spot.after }), value: instruction as unknown as Item }],
    select: `instruction:${instruction.id}`,
  };
}

/** A branch beside an element: at once with it, or instead of it. */
export function addBranch(doc: Doc, key: string, element: RecipeElement, how: 'parallel' | 'serial'): Edit {
  const place = doc.index.get(key);
  if (!place || place.list !== 'elements') return nothing;
  const beside = elementAt(doc, key);
  const parent = elementAt(doc, place.parent);
  const logic = new LogicEdit(parent, takenIn(doc));
  const step = logic.stepOf(beside.id);
  if (step === undefined) return nothing;
  logic.branch(step, logic.addStep(element.id), how);
  return {
    changes: [{ op: 'insert', into: ref('element', parent.id), list: 'elements', after: beside.id, value: element as unknown as Item }, ...logic.changes(parent)],
    select: `element:${element.id}`,
  };
}

/** Takes something away; the procedure around it stays whole. */
export function remove(doc: Doc, key: string): Edit {
  const at = doc.index.get(key);
  if (!at || at.list === 'procedure') return nothing;
  const siblings = listIn(itemAt(doc, at.parent), at.list);
  const next = siblings[at.position + 1] ?? siblings[at.position - 1];
  const select = next?.id != null ? `${kindOfList[at.list]!}:${next.id}` : at.parent;
  return { changes: [...leaveLogic(doc, key), { op: 'remove', item: refOf(key) }], select };
}

function leaveLogic(doc: Doc, key: string): Change[] {
  const at = doc.index.get(key)!;
  if (at.list !== 'elements') return [];
  const parent = elementAt(doc, at.parent);
  if (!hasLogic(parent)) return [];
  const logic = new LogicEdit(parent, takenIn(doc));
  const step = logic.stepOf(refOf(key).id!);
  if (step === undefined) return [];
  logic.takeOut(step);
  return logic.changes(parent);
}

/** Moves a thing behind another, in its list or into another of the same kind. */
export function moveTo(doc: Doc, key: string, spot: Spot): Edit {
  const item = refOf(key);
  const at = doc.index.get(key);
  if (!at || at.list === 'procedure' || spot.parent === key || pathOf(doc, spot.parent).includes(key) || spot.after === item.id) return nothing;
  const move: Change = { op: 'move', item, into: refOf(spot.parent), ...(spot.after === undefined ? {} : { after: spot.after }) };
  if (at.list !== 'elements') return { changes: [move], select: key };
  if (at.parent === spot.parent) {
    const parent = elementAt(doc, at.parent);
    if (!hasLogic(parent)) return { changes: [move], select: key };
    const logic = new LogicEdit(parent, takenIn(doc));
    const step = logic.stepOf(item.id!);
    if (step !== undefined) logic.takeOut(step);
    place(logic, logic.addStep(item.id!), spot.after);
    return { changes: [...logic.changes(parent), move], select: key };
  }
  const out = leaveLogic(doc, key);
  const after = apply(doc, [...out, move]).doc;
  const target = elementAt(after, spot.parent);
  if (!hasLogic(target)) return { changes: [...out, move], select: key };
  const logic = new LogicEdit(target, takenIn(after));
  place(logic, logic.addStep(item.id!), spot.after);
  return { changes: [...out, move, ...logic.changes(target)], select: key };
}

/** One place up or down; a step at the edge of its phase goes on into the next. */
export function shift(doc: Doc, key: string, by: -1 | 1): Edit {
  const at = doc.index.get(key);
  if (!at || at.list === 'procedure') return nothing;
  const siblings = listIn(itemAt(doc, at.parent), at.list);
  const target = at.position + by;
  if (target >= 0 && target < siblings.length) {
    const after = by === 1 ? siblings[target]!.id : siblings[target - 1]?.id;
    return moveTo(doc, key, { parent: at.parent, after });
  }
  return at.list === 'instructions' ? toNeighbourPhase(doc, key, at.parent, by) : nothing;
}

function toNeighbourPhase(doc: Doc, key: string, parent: string, by: -1 | 1): Edit {
  const phases = phasesOf(doc);
  const neighbour = phases[phases.indexOf(refOf(parent).id!) + by];
  if (neighbour === undefined) return nothing;
  const phase = elementAt(doc, `element:${neighbour}`);
  return moveTo(doc, key, { parent: `element:${neighbour}`, after: by === 1 ? undefined : phase.instructions?.at(-1)?.id });
}

export function phasesOf(doc: Doc): string[] {
  const found: string[] = [];
  const walk = (element: RecipeElement): void => {
    if (element.kind === 'phase') found.push(element.id);
    element.elements?.forEach(walk);
  };
  walk(doc.recipe.procedure);
  return found;
}

/** A line of a list of the header: an input, a parameter, a document. */
export function insertLine(doc: Doc, kind: ItemKind, value: Record<string, Json>): Edit {
  const list = listOf[kind]!;
  const id = newId(kind, takenIn(doc));
  const after = listIn(doc.recipe as unknown as Item, list).at(-1)?.id;
  return { changes: [{ op: 'insert', into: { kind: 'header' }, list, ...(after === undefined ? {} : { after }), value: { id, ...value } }], select: `${kind}:${id}` };
}

export const change = (doc: Doc, key: string, member: string, value: Json | undefined): Edit => ({ changes: setting(doc, refOf(key), member, value) });

export { keyOf };
