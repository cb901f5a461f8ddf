import { useTranslation } from 'react-i18next';
import type { RoleAtSite } from '@/api/session';

/** 'Operator · HN, Verifier · HN'; a role at every site names none. */
export function useRoleText(): (roles: readonly RoleAtSite[]) => string {
  const { t } = useTranslation();
  return (roles) => roles.map((held) => (held.site === '*' ? t(`role.${held.role}`) : `${t(`role.${held.role}`)} · ${held.site}`)).join(', ');
}
