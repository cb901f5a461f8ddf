import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { LocalizedText } from '@/api/recipes';
import { itemAt } from './model/document';
import { rowsOf } from './model/outline';
import type { EditorState, Session } from './session';

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('A part of the editor was drawn outside of it.');
  return session;
}

/** Watches one thing of the state; what it picks must be the same object while nothing in it changed. */
export function useEditor<T>(pick: (state: EditorState) => T): T {
  const { store } = useSession();
  return useSyncExternalStore(store.watch, () => pick(store.get()));
}

/** The thing under a key, as it stands. */
export const useItem = <T>(key: string): T | undefined => useEditor((state) => itemAt(state.saving.doc, key) as unknown as T | undefined);

/** The outline as a list: made anew only when something was added, moved, removed or folded. */
export function useRows() {
  const session = useSession();
  const index = useEditor((state) => state.saving.doc.index);
  const folded = useEditor((state) => state.folded);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- The index stands for the places of the document.
  return useMemo(() => rowsOf(session.doc, folded), [session, index, folded]);
}

export type Localize = (text: LocalizedText | null | undefined) => string;
