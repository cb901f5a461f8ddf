import { queryOptions } from '@tanstack/react-query';
import type { Language } from '@/i18n/format';
import { get } from './http';
import { everyPage, type Page } from './page';
import type { Role, RoleAtSite } from './session';

export interface PersonLine {
  userId: string;
  name: string;
  language: Language;
  active: boolean;
  locked: boolean;
  identityCheckedAt: string | null;
  signedInAt: string | null;
  /** Without sign-in for longer than allowed. */
  dormant: boolean;
  /** The next sign-in asks for a new password. */
  passwordAged: boolean;
  roles: RoleAtSite[];
}

/** A role (with its site) or a qualification (with its end), and how it came and went. */
export interface Grant {
  name: string;
  site: string | null;
  expiresAt: string | null;
  reason: string;
  grantedBy: string;
  grantedAt: string;
  revokedBy: string | null;
  revokedAt: string | null;
  revokeReason: string | null;
}

export interface Person {
  person: PersonLine;
  addedBy: string;
  addedAt: string;
  identityCheckedBy: string | null;
  identityCheckedHow: string | null;
  deactivatedAt: string | null;
  roles: Grant[];
  qualifications: Grant[];
  passkeys: { id: string; label: string; createdAt: string; usedAt: string | null }[];
  sessions: { id: string; startedAt: string; seenAt: string; locked: boolean; terminal: string | null; address: string | null }[];
  access: { number: number; at: string; type: string; terminal: string | null; actor: string }[];
}

export interface Right {
  method: string;
  path: string;
  tag: string | null;
  anonymous: boolean;
  /** Empty: any signed-in caller. */
  roles: Role[];
}

export interface RolesView {
  roles: Role[];
  rights: Right[];
  conflicts: { one: Role; other: Role }[];
  at: string;
  holders: { userId: string; roles: RoleAtSite[] }[];
}

export interface Token {
  tokenId: string;
  name: string;
  roles: RoleAtSite[];
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
  revokedBy: string | null;
  revokedAt: string | null;
}

const streams = { streams: ['person/'] };

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => everyPage<PersonLine>('/api/people', undefined, signal),
  meta: streams,
});

export const personQuery = (id: string) => queryOptions({
  queryKey: ['people', id],
  queryFn: ({ signal }) => get<Person>(`/api/people/${encodeURIComponent(id)}`, undefined, signal),
  meta: { streams: [`person/${id}`, `access/${id}`] },
});

/** Who held which role on a date: null is now. */
export const rolesQuery = (at: string | null) => queryOptions({
  queryKey: ['roles', at],
  queryFn: ({ signal }) => get<RolesView>('/api/roles', { at }, signal),
  meta: streams,
});

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => get<Page<Token>>('/api/tokens', undefined, signal),
  meta: { streams: ['machine/'] },
});

export const personPath = (id: string, rest: string) => `/api/people/${encodeURIComponent(id)}/${rest}`;
export const personAction = (id: string, action: string) => personPath(id, `actions/${action}`);
