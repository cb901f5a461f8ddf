import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Language } from '@/i18n/format';
import { heardServerTime } from './clock';
import { get, post, remove, setCsrf } from './http';
import type { Page } from './page';
import { ApiProblem } from './problem';
import { believed, owed, paid } from '@/shell/session/owed';
import { keepInTab, sessionOfTab } from '@/shell/session/tabSession';
import { mustSignIn } from '@/shell/sync/gap';

export const roles = [
  'operator', 'verifier', 'supervisor', 'recipe-author', 'recipe-checker', 'qa-reviewer', 'qualified-person', 'qc-reviewer', 'planner',
  'administrator', 'security-officer', 'auditor', 'machine',
] as const;

export type Role = (typeof roles)[number];

export interface RoleAtSite {
  role: Role;
  /** `*` means every site. */
  site: string;
}

export interface SessionUser {
  id: string;
  name: string;
  roles: RoleAtSite[];
  language: Language | null;
}

export interface Session {
  user: SessionUser | null;
  /** `password-change`: signed in with a password that somebody else gave; nothing else is open until it is changed. */
  state: 'none' | 'active' | 'locked' | 'password-change';
  csrf: string | null;
  terminal: { id: string; name: string; area: string; site: string } | null;
  instance: { kind: 'demo' | 'production'; stage: 'development' | 'validation' | 'production'; name: string; version: string };
  idleLockSeconds: number;
  /** The server's clock at this answer. */
  now?: string;
}

/** Who worked lately in this terminal's area: a tile fills the user id, never the secret. */
export const tilesQuery = queryOptions({
  queryKey: ['session', 'tiles'],
  queryFn: ({ signal }) => get<Page<{ userId: string; name: string }>>('/api/terminals/here/people', undefined, signal),
  retry: false,
});

async function askSession(signal: AbortSignal): Promise<Session> {
  const session = await get<Session>('/api/session', undefined, signal);
  setCsrf(session.csrf);
  heardServerTime(session.now);
  return session;
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal, client, queryKey }) => {
    try {
      const session = await believed(() => askSession(signal), { lock, leave: signOut });
      keepInTab(session);
      return session;
    } catch (error) {
      const inTab = error instanceof ApiProblem && error.status === 0 && owed() === null && client.getQueryData(queryKey) === undefined ? sessionOfTab() : null;
      if (inTab) return inTab;
      throw error;
    }
  },
  staleTime: 60_000,
  gcTime: Infinity,
});

export const useSession = () => useQuery(sessionQuery);

/** For screens below the shell, where a person is always signed in. */
export function useMe(): SessionUser {
  const { data } = useSession();
  if (!data?.user) throw new Error('A screen that needs a person was drawn without one.');
  return data.user;
}

export const holds = (user: SessionUser | null | undefined, ...roles: Role[]): boolean =>
  user?.roles.some((held) => roles.includes(held.role)) ?? false;

export function useRefreshSession(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }), [queries]);
}

/** Somebody proved who he is: nothing that came before keeps this screen shut. */
export function proved<T>(answer: T): T {
  paid();
  mustSignIn.set(false);
  return answer;
}

export const signIn = (userId: string, password: string) => post<Session>('/api/session', { userId, password }).then(proved);
export const lock = () => post('/api/session/actions/lock');
export const unlock = (password: string) => post<Session>('/api/session/actions/unlock', { password }).then(proved);
export const changePassword = (password: string, newPassword: string) =>
  post<Session>('/api/session/actions/change-password', { password, newPassword });
/** The language that this person reads, on every device; kept by an entry. */
export const changeLanguage = (language: Language) => post<Session>('/api/session/actions/change-language', { language });
export const touch = () => post('/api/session/actions/touch');
export const signOut = () => remove('/api/session');

/** A role counts where it was granted: at this site or at every one. */
export const holdsAt = (user: SessionUser, site: string, ...wanted: Role[]): boolean =>
  user.roles.some((held) => wanted.includes(held.role) && (held.site === '*' || held.site === site));
