import { apply, type Change, joined } from './changes';
import type { Doc } from './document';

interface Entry { undo: readonly Change[]; at: number; what: string; select?: string }
/** What can be taken back, and what can be done again. */
export interface History { readonly past: readonly Entry[]; readonly future: readonly Entry[] }

export const noHistory: History = { past: [], future: [] };
const together = 1_500;
const kept = 500;

/** Keeps what takes an edit back. Typing on in one field within a moment is one step back. */
export function remember(history: History, undo: readonly Change[], at: number, what: string, select?: string): History {
  const last = history.past.at(-1);
  const goesOn = last !== undefined && what.startsWith('set ') && last.what === what && at - last.at < together;
  const entry = goesOn ? { ...last, at, undo: undo.map((change, i) => asFirst(change, last.undo[i])) } : { undo, at, what, select };
  return { past: [...(goesOn ? history.past.slice(0, -1) : history.past.slice(-kept)), entry], future: [] };
}

/** Goes back from what stands there now to what stood there first. */
function asFirst(change: Change, first: Change | undefined): Change {
  if (change.op !== 'set' || first?.op !== 'set') return change;
  return { ...change, value: first.value };
}

export interface Back { history: History; changes: Change[]; select?: string; refused: boolean }

/** Takes the last edit back, as new changes. Where somebody else changed one of these things meanwhile, nothing is done. */
export function back(history: History, doc: Doc, direction: 'undo' | 'redo'): Back | null {
  const from = direction === 'undo' ? history.past : history.future;
  const entry = from.at(-1);
  if (!entry) return null;
  const done = apply(doc, entry.undo, true);
  const refused = done.refused.length > 0;
  const turned: Entry[] = refused ? [] : [{ ...entry, undo: done.undo }];
  const rest = from.slice(0, -1);
  const after = direction === 'undo' ? { past: rest, future: [...history.future, ...turned] } : { past: [...history.past, ...turned], future: rest };
  return { history: after, changes: refused ? [] : joined([], done.made), refused, select: entry.select };
}
