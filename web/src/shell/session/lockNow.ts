import type { QueryClient } from '@tanstack/react-query';
import { lock, type Session, sessionQuery, signOut } from '@/api/session';
import { flushDrafts } from '@/parts/drafts/draftStore';
import { rememberCaret } from './caret';
import { type Owed, owe, paid } from './owed';
import { leaveTab } from './tabSession';

/** Locks at once on this screen, whether or not the server can be told; values leave the page, drafts are on disk. */
export async function lockNow(queries: QueryClient): Promise<void> {
  rememberCaret();
  await shut(queries, 'lock', lock, (session) => ({ ...session, state: 'locked' }));
}

/** Leaves at once on this screen; nothing that was loaded for this person is there for the next. */
export async function leaveNow(queries: QueryClient): Promise<void> {
  await shut(queries, 'leave', signOut, (session) => ({ ...session, state: 'none' }));
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
}

async function shut(queries: QueryClient, how: Owed, tell: () => Promise<unknown>, after: (session: Session) => Session): Promise<void> {
  leaveTab();
  owe(how);
  await flushDrafts();
  // An answer that is under way would say that the session is open, as it was when it was asked.
  await queries.cancelQueries({ queryKey: sessionQuery.queryKey, exact: true });
  const told = tell().then(() => {
    paid();
    return queries.invalidateQueries({ queryKey: sessionQuery.queryKey, exact: true });
  }).catch(() => undefined);
  queries.setQueryData<Session>(sessionQuery.queryKey, (session) => session && after(session));
  // What other screens had loaded stays in memory for the same person; a signature document does not.
  queries.removeQueries({ queryKey: ['sign'] });
  await told;
}
