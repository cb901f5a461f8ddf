import { queryOptions } from '@tanstack/react-query';
import type { Language } from '@/i18n/format';
import { get } from './http';
import type { Page } from './page';
import type { Role, RoleAtSite } from './session';

export interface PersonRow {
  id: string;
  name: string;
  language: Language;
  active: boolean;
  locked: boolean;
  roles: RoleAtSite[];
  identityCheckedAt: string | null;
  lastSignInAt: string | null;
}

export interface RoleHeld extends RoleAtSite {
  reason: string;
  grantedBy: string;
  grantedAt: string;
  revokedBy: string | null;
  revokedAt: string | null;
  revokeReason: string | null;
}

export interface QualificationHeld {
  qualification: string;
  expiresAt: string | null;
  reason: string;
  grantedBy: string;
  grantedAt: string;
  revokedBy: string | null;
  revokedAt: string | null;
  revokeReason: string | null;
}

export interface Person extends Omit<PersonRow, 'roles'> {
  addedAt: string;
  addedBy: string;
  identityCheck: { at: string; by: string; how: string } | null;
  mustChangePassword: boolean;
  roles: RoleHeld[];
  qualifications: QualificationHeld[];
  passkeys: { id: string; label: string; createdAt: string; usedAt: string | null }[];
  sessions: { id: string; terminal: string | null; startedAt: string; seenAt: string; locked: boolean }[];
}

export interface RoleRights {
  role: Role;
  rights: string[];
  conflicts: Role[];
  holders: number;
}

export interface Token {
  id: string;
  name: string;
  roles: RoleAtSite[];
  createdAt: string;
  createdBy: string;
  expiresAt: string | null;
  usedAt: string | null;
  revokedAt: string | null;
}

const streams = { streams: ['person/'] };

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => get<Page<PersonRow>>('/api/people', undefined, signal),
  meta: streams,
});

export const personQuery = (id: string) => queryOptions({
  queryKey: ['people', id],
  queryFn: ({ signal }) => get<Person>(`/api/people/${encodeURIComponent(id)}`, undefined, signal),
  meta: { streams: [`person/${id}`, `access/${id}`] },
});

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => get<Page<RoleRights>>('/api/roles', undefined, signal),
  meta: streams,
});

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => get<Page<Token>>('/api/tokens', undefined, signal),
  meta: { streams: ['machine/', 'token/'] },
});

export const personAction = (id: string, action: string) => `/api/people/${encodeURIComponent(id)}/actions/${action}`;
