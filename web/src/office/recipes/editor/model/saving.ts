import { apply, type Change, type ConflictReason, joined, type Refused } from './changes';
import { type Doc, keyOf } from './document';
import type { Json } from './recipe';

export interface Person { id: string; name: string }
export interface OthersChange { by: Person; at: string; change: Change }
export interface ServerConflict { change: number; reason: ConflictReason; yours?: Json; theirs?: Json; by?: Person | null; at?: string | null; detail?: string | null }
export interface EditAnswer {
  hash: string; findingsOpen?: number; applied?: number; conflicts?: ServerConflict[]; others?: OthersChange[]; reload?: boolean;
}

/** What two people said about one thing; both stay visible until one is chosen. */
export interface Conflict { id: number; change: Change; reason: ConflictReason; theirs?: Json; by: Person | null; at: string | null; detail: string | null }

/**
 * A recipe on its way between here and the server. What is shown is what the server has, with what is being sent and what
 * waits on top. Every function is pure; one request is under way at a time.
 */
export interface Saving {
  readonly base: string;
  readonly confirmed: Doc;
  readonly doc: Doc;
  readonly sending: readonly Change[];
  readonly waiting: readonly Change[];
  readonly conflicts: readonly Conflict[];
  readonly others: readonly OthersChange[];
}

export const opened = (doc: Doc, base: string): Saving => ({ base, confirmed: doc, doc, sending: [], waiting: [], conflicts: [], others: [] });

export const isClean = (saving: Saving) => saving.sending.length === 0 && saving.waiting.length === 0;

/** Whether something waits that the server must have before it is asked about one member; what is typed there goes along with the question. */
export const waitsBeside = (saving: Saving, key: string, member: string): boolean =>
  [...saving.sending, ...saving.waiting].some((one) => one.op !== 'set' || keyOf(one.item) !== key || one.member !== member);

export interface Edited { saving: Saving; undo: Change[] }

/** An edit of this person: shown at once, sent later. */
export function edited(saving: Saving, changes: readonly Change[]): Edited {
  const done = apply(saving.doc, changes);
  return { saving: { ...saving, doc: done.doc, waiting: joined(saving.waiting, done.made) }, undo: done.undo };
}

export const sent = (saving: Saving): Saving => (saving.sending.length > 0 ? saving : { ...saving, sending: saving.waiting, waiting: [] });

/** The answer to what was sent: others' changes come below ours, what was refused is shown with both values. */
export function answered(saving: Saving, answer: EditAnswer): Saving {
  const refused = new Set((answer.conflicts ?? []).map((conflict) => conflict.change));
  const others = answer.others ?? [];
  const taken = saving.sending.filter((_, i) => !refused.has(i));
  const below = apply(saving.confirmed, [...others.map((one) => one.change), ...taken]).doc;
  const refusals = (answer.conflicts ?? []).map((conflict): Conflict => ({
    id: nextId(), change: latest(saving.sending[conflict.change]!, saving.waiting), reason: conflict.reason, theirs: conflict.theirs,
    by: conflict.by ?? null, at: conflict.at ?? null, detail: conflict.detail ?? null,
  }));
  const after = { ...saving, base: answer.hash, confirmed: below, sending: [], conflicts: [...saving.conflicts, ...refusals], others: heardOf(saving.others, others) };
  if (others.length === 0 && refused.size === 0) return after;
  const free = saving.waiting.filter((change) => !refusals.some((conflict) => concernsSame(conflict.change, change)));
  return above(after, free, others);
}

/** What others did, told while nothing of ours is under way. */
export function heard(saving: Saving, answer: EditAnswer): Saving {
  const others = answer.others ?? [];
  const confirmed = apply(saving.confirmed, others.map((one) => one.change)).doc;
  return above({ ...saving, base: answer.hash, confirmed, others: heardOf(saving.others, others) }, saving.waiting, others);
}

/** The whole was read again: what waits is put on top. What was being sent may have arrived or not; what stands there counts as made. */
export function reread(saving: Saving, doc: Doc, base: string): Saving {
  return above({ ...saving, base, confirmed: doc, sending: [] }, joined(saving.sending, saving.waiting), []);
}

/** Puts what waits on top of what the server has; what does not fit any more becomes a conflict. */
function above(saving: Saving, waiting: readonly Change[], others: readonly OthersChange[]): Saving {
  const done = apply(saving.confirmed, waiting, true);
  return { ...saving, doc: done.doc, waiting: done.made, conflicts: [...saving.conflicts, ...told(done.refused, others)] };
}

/** What an earlier window could not send is made again, on top of what stands here now; what is under way stays under way. */
export function restored(saving: Saving, changes: readonly Change[], base: string): Saving {
  // Whoever took something away did not see what others have put into it since: it stays, and its author is told.
  const seen = base === saving.base;
  const done = apply(saving.doc, changes.filter((change) => seen || change.op !== 'remove'), true);
  const unseen = changes.filter((change) => !seen && change.op === 'remove').map((change): Refused => ({ change, reason: 'changed-meanwhile' }));
  const conflicts = [...told(done.refused, []), ...told(unseen, [])];
  return { ...saving, doc: done.doc, waiting: joined(saving.waiting, done.made), conflicts: [...saving.conflicts, ...conflicts] };
}

/** Whoever takes away what is gone already has what he wanted. */
const told = (refused: readonly Refused[], others: readonly OthersChange[]): Conflict[] =>
  refused.filter((one) => !(one.reason === 'gone' && one.change.op === 'remove')).map((one) => toConflict(one, others));

/** What the recipe would not take: nobody else said anything about it. */
export const faultAt = (saving: Saving, key: string, member: string): Conflict | undefined =>
  saving.conflicts.find(({ change, reason }) => reason === 'not-valid' && change.op === 'set' && keyOf(change.item) === key && change.member === member);

/** Typed anew, it is asked anew. */
export const forgiven = (saving: Saving, key: string, member: string): Saving => {
  const fault = faultAt(saving, key, member);
  return fault ? { ...saving, conflicts: saving.conflicts.filter((one) => one !== fault) } : saving;
};

function toConflict(one: Refused, others: readonly OthersChange[]): Conflict {
  const from = others.findLast((other) => concernsSame(other.change, one.change));
  return { id: nextId(), change: one.change, reason: one.reason, theirs: one.theirs, by: from?.by ?? null, at: from?.at ?? null, detail: null };
}

const itemOf = (change: Change) => (change.op === 'insert' ? keyOf(change.into) : keyOf(change.item));
const concernsSame = (one: Change, other: Change) =>
  itemOf(one) === itemOf(other) && (one.op === 'remove' || (one.op === 'set' && other.op === 'set' && one.member === other.member));

/** What the person typed on meanwhile is what he or she wants. */
function latest(change: Change, waiting: readonly Change[]): Change {
  if (change.op !== 'set') return change;
  const newer = waiting.findLast((one) => concernsSame(change, one));
  return newer?.op === 'set' ? { ...change, value: newer.value } : change;
}

const heardOf = (before: readonly OthersChange[], more: readonly OthersChange[]) => (more.length === 0 ? before : [...before, ...more].slice(-200));

/** One of the two values was chosen. Ours is set over theirs, knowing it; theirs already stands there. */
export function decided(saving: Saving, id: number, whose: 'mine' | 'theirs'): Edited {
  const conflict = saving.conflicts.find((one) => one.id === id);
  const left = { ...saving, conflicts: saving.conflicts.filter((one) => one.id !== id) };
  if (!conflict || whose === 'theirs' || conflict.change.op !== 'set') return { saving: left, undo: [] };
  const { before: _gone, ...rest } = conflict.change;
  return edited(left, [conflict.theirs === undefined ? rest : { ...rest, before: conflict.theirs }]);
}

let count = 0;
const nextId = () => (count += 1);
