import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useFeed } from '@/api/feed';
import { whenSessionDoubtful } from '@/api/http';
import type { ApiProblem } from '@/api/problem';
import { type Session, sessionQuery, useSession } from '@/api/session';
import { setupQuery } from '@/api/setup';
import { isLanguage, setLanguage } from '@/i18n';
import { ErrorView, Loading } from '@/parts/views/Views';
import { useStore } from '../store';
import { syncStore } from '../sync/syncStore';
import { Confirming } from '../sync/Confirming';
import { KeepCopies, NoCopies } from '../sync/KeepCopies';
import { useGap } from '../sync/useGap';
import { useResending } from '../sync/useResending';
import { ChangePassword } from './ChangePassword';
import { IdleGuard } from './IdleGuard';
import { LockScreen } from './LockScreen';
import { rememberName } from './names';
import { Reading } from './Reading';
import { SignIn } from './SignIn';

const Setup = lazy(() => import('./Setup').then((module) => ({ default: module.Setup })));

/**
 * Nobody sees a screen without a session. The address stays, so a deep link opens after signing in. While it is locked
 * the screen is taken off the page with its values; drafts bring back what was typed.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSession();
  useSessionDoubt();
  useReturn();
  useGap(session.data);
  usePersonsLanguage(session.data);
  useFeed(session.data?.state === 'active');
  if (!session.data) return session.error ? <Unreached error={session.error} onRetry={() => void session.refetch()} /> : <Loading rows={3} />;
  if (session.data.state === 'none' || !session.data.user) return <Outside session={session.data} />;
  if (session.data.state === 'password-change') return <ChangePassword user={session.data.user} />;
  if (session.data.state === 'locked') return <LockScreen session={session.data} user={session.data.user} />;
  return (
    <>
      {children}
      <IdleGuard seconds={session.data.idleLockSeconds} />
      <Resending />
      {session.data.terminal ? <KeepCopies site={session.data.terminal.site} /> : <NoCopies />}
      <Confirming />
    </>
  );
}

/** After a reload without network nobody is known: what this device keeps can be read. */
function Unreached({ error, onRetry }: { error: ApiProblem; onRetry: () => void }) {
  return error.isUnanswered ? <Reading onBack={onRetry} /> : <ErrorView error={error} onRetry={onRetry} />;
}

function Resending() {
  useResending();
  return null;
}

/** The network is back: what is on screen is read again, also what failed to load meanwhile. */
function useReturn(): void {
  const queries = useQueryClient();
  const offline = useStore(syncStore).offlineSince !== null;
  const was = useRef(offline);
  useEffect(() => {
    if (was.current && !offline) void queries.invalidateQueries();
    was.current = offline;
  }, [offline, queries]);
}

/** Nobody is signed in: sign in, or set up an instance that has no account yet. */
function Outside({ session }: { session: Session }) {
  const { data } = useQuery(setupQuery);
  return data?.needed ? <Suspense><Setup /></Suspense> : <SignIn session={session} />;
}

/** A refused request may mean that the session ended or locked elsewhere: the session itself is asked, once at a time. */
function useSessionDoubt(): void {
  const queries = useQueryClient();
  useEffect(() => whenSessionDoubtful(() => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }, { cancelRefetch: false })), [queries]);
}

/** A shared tablet speaks the language of whoever signs in. */
function usePersonsLanguage(session: Session | undefined): void {
  const user = session?.user;
  const id = user?.id;
  const language = user?.language;
  const name = user?.name;
  useEffect(() => {
    if (!id) return;
    if (name) rememberName(id, name);
    if (isLanguage(language) && !new URLSearchParams(window.location.search).has('lang')) void setLanguage(language);
  }, [id, language, name]);
}
