import { copy, paste } from './model/clipboard';
import { refOf } from './model/document';
import { shift } from './model/edit';
import type { Session } from './session';

let held: string | null = null;

/** What is copied stays here too, for browsers that let no page read the clipboard. */
export const acts = {
  copy(session: Session): string | null {
    held = copy(session.doc, session.store.get().selected) ?? held;
    return copy(session.doc, session.store.get().selected);
  },
  paste(session: Session, text: string | null): void {
    const edit = paste(session.doc, text ?? held ?? '', session.store.get().selected);
    if (edit.changes.length === 0) session.say('paste-nothing');
    session.edit(edit, 'paste');
  },
  duplicate(session: Session): void {
    const text = copy(session.doc, session.store.get().selected);
    if (text) session.edit(paste(session.doc, text, session.store.get().selected), 'paste');
  },
  remove: (session: Session) => session.remove(session.store.get().selected),
  shift: (session: Session, by: -1 | 1) => session.edit(shift(session.doc, session.store.get().selected, by), 'move'),
  branches: (session: Session): boolean => {
    const { selected } = session.store.get();
    const element = refOf(selected).kind === 'instruction' ? session.doc.index.get(selected)?.parent : selected;
    return element !== undefined && session.doc.index.get(element)?.list === 'elements';
  },
};
