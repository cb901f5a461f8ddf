import type { QueryClient } from '@tanstack/react-query';
import { lock, type Session, sessionQuery } from '@/api/session';
import { flushDrafts } from '@/parts/drafts/draftStore';
import { rememberCaret } from './caret';
import { leaveTab } from './tabSession';

/** Locks at once on this screen, whether or not the server can be told; values leave the page, drafts are on disk. */
export async function lockNow(queries: QueryClient): Promise<void> {
  rememberCaret();
  leaveTab();
  await flushDrafts();
  // An answer that is under way would say that the session is open, as it was when it was asked.
  await queries.cancelQueries({ queryKey: sessionQuery.queryKey, exact: true });
  const told = lock().then(() => queries.invalidateQueries({ queryKey: sessionQuery.queryKey, exact: true })).catch(() => undefined);
  queries.setQueryData<Session>(sessionQuery.queryKey, (session) => session && { ...session, state: 'locked' });
  // What other screens had loaded stays in memory for the same person; a signature document does not.
  queries.removeQueries({ queryKey: ['sign'] });
  await told;
}
