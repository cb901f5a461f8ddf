import type { Change } from './changes';
import { type Doc, type Item, itemAt, type ItemKind, refOf } from './document';
import { type Edit, insertElement, spotForElement, spotForInstruction, takenIn } from './edit';
import { newId } from './ids';
import { listOf } from './document';
import { withIds } from './paths';
import type { Instruction, Logic, RecipeElement } from './recipe';

const format = 'theriac-clip/1';
interface Clip { format: typeof format; kind: ItemKind; value: Item }

const copied = new Set<ItemKind>(['element', 'instruction', 'input', 'parameter', 'output', 'lookup-table', 'equipment', 'document', 'specimen', 'batch-size']);

/** What goes into the clipboard: text that another recipe, also of another window, can read. */
export function copy(doc: Doc, key: string): string | null {
  const { kind } = refOf(key);
  const value = itemAt(doc, key);
  return value && copied.has(kind) && value !== (doc.recipe.procedure as unknown as Item) ? JSON.stringify({ format, kind, value } satisfies Clip) : null;
}

export function readClip(text: string): Clip | null {
  try {
    const clip = JSON.parse(text) as Partial<Clip> | null;
    return clip?.format === format && clip.kind !== undefined && copied.has(clip.kind) && typeof clip.value === 'object' ? (clip as Clip) : null;
  } catch {
    return null;
  }
}

/** Pastes behind what is chosen, under new ids; what the copied things say of one another is kept. */
export function paste(doc: Doc, text: string, at: string): Edit {
  const clip = readClip(text);
  if (!clip) return { changes: [] };
  const value = renamed(clip.kind, clip.value, takenIn(doc));
  if (clip.kind === 'element') {
    const element = value as unknown as RecipeElement;
    return insertElement(doc, spotForElement(doc, at, element.kind), element);
  }
  const id = value.id!;
  if (clip.kind === 'instruction') {
    const spot = spotForInstruction(doc, at);
    if (!spot) return { changes: [] };
    return { changes: [insertion(spot.parent, 'instructions', spot.after, value)], select: `instruction:${id}` };
  }
  const list = listOf[clip.kind]!;
  const after = refOf(at).kind === clip.kind ? refOf(at).id : undefined;
  return { changes: [insertion('header', list, after, value)], select: `${clip.kind}:${id}` };
}

const insertion = (into: string, list: string, after: string | undefined, value: Item): Change =>
  ({ op: 'insert', into: refOf(into), list, ...(after === undefined ? {} : { after }), value });

/** The same things under ids that nobody has; references among them follow, in expressions too. */
export function renamed(kind: ItemKind, value: Item, taken: (id: string) => boolean): Item {
  const names = new Map<string, string>();
  const given = new Set<string>();
  const rename = (id: string, what: string) => {
    const next = newId(what, (one) => taken(one) || given.has(one));
    given.add(next);
    names.set(id, next);
  };
  if (kind === 'element') collect(value as unknown as RecipeElement, rename);
  else rename(value.id!, kind === 'instruction' ? String(value.kind) : kind);
  return follow(value, names) as Item;
}

function collect(element: RecipeElement, rename: (id: string, what: string) => void): void {
  rename(element.id, element.kind);
  element.instructions?.forEach((one: Instruction) => rename(one.id, one.kind));
  const logic: Logic = element.logic ?? {};
  logic.steps?.forEach((one) => rename(one.id, 'step'));
  logic.transitions?.forEach((one) => rename(one.id, 'gate'));
  logic.bars?.forEach((one) => rename(one.id, 'bar'));
  logic.links?.forEach((one) => one.id != null && rename(one.id, 'link'));
  element.elements?.forEach((child) => collect(child, rename));
}

const references = new Set(['id', 'element', 'from', 'to', 'after', 'until', 'sampleOf']);
const expressions = new Set(['when', 'while', 'expression', 'rule']);

function follow(value: unknown, names: ReadonlyMap<string, string>, member = ''): unknown {
  if (typeof value === 'string') {
    if (references.has(member)) return names.get(value) ?? value;
    if (!expressions.has(member)) return value;
    return withIds(value, (kind, id) => (kind === 'instruction' || kind === 'element') && names.has(id), (_, id) => names.get(id));
  }
  if (Array.isArray(value)) return value.map((one) => follow(one, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, follow(one, names, name)]));
}
