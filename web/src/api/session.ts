import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Language } from '@/i18n/format';
import { get, post, remove, setCsrf } from './http';

export type Role =
  | 'operator' | 'verifier' | 'supervisor' | 'recipe-author' | 'recipe-checker' | 'qa-reviewer' | 'qualified-person'
  | 'planner' | 'administrator' | 'security-officer' | 'auditor' | 'machine';

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
  mustChangePassword?: boolean;
}

export interface Session {
  user: SessionUser | null;
  state: 'none' | 'active' | 'locked';
  csrf: string | null;
  terminal: { id: string; name: string; area: string; site: string; zone?: string } | null;
  instance: { kind: 'demo' | 'production'; version: string };
  idleLockSeconds: number;
  /** People of this shift, on an enrolled terminal that shows tiles. */
  tiles?: { id: string; name: string }[];
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await get<Session>('/api/session', undefined, signal);
    setCsrf(session.csrf);
    return session;
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

export const signIn = (userId: string, password: string) => post<Session>('/api/session', { userId, password });
export const lock = () => post('/api/session/actions/lock');
export const unlock = (password: string) => post<Session>('/api/session/actions/unlock', { password });
export const touch = () => post('/api/session/actions/touch');
export const signOut = () => remove('/api/session');
