import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rolesQuery, type RoleRights } from '@/api/people';
import { QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { PeopleTabs } from './PeopleTabs';
import css from './people.module.css';

/** Role by right: what each may do, and which two nobody may hold together. */
export function RolesScreen() {
  const { t } = useTranslation();
  const query = useQuery(rolesQuery);
  return (
    <OfficePage title={t('people.matrix')} path={[{ label: t('people.title'), to: '/people' }]}>
      <PeopleTabs />
      <p className="th-label">{t('people.matrix-why')}</p>
      <QueryView query={query}>{(page) => <><Matrix roles={page.items} /><Conflicts roles={page.items} /></>}</QueryView>
    </OfficePage>
  );
}

function Matrix({ roles }: { roles: RoleRights[] }) {
  const { t } = useTranslation();
  const rights = [...new Set(roles.flatMap((role) => role.rights))];
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label={t('people.matrix')}>
      <table className={css.matrix}>
        <thead>
          <tr>
            <th>{t('people.right')}</th>
            {roles.map((role) => <th key={role.role} scope="col"><div>{t(`role.${role.role}`)}</div><div className="th-hint">{t('people.holders', { count: role.holders })}</div></th>)}
          </tr>
        </thead>
        <tbody>
          {rights.map((right) => (
            <tr key={right}>
              <th scope="row">{right}</th>
              {roles.map((role) => (
                <td key={role.role}>{role.rights.includes(right)
                  ? <><IconCheck stroke={1.75} size={20} aria-hidden /><span className="th-hidden">{t('people.yes')}</span></>
                  : <span className="th-hidden">{t('people.no')}</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Conflicts({ roles }: { roles: RoleRights[] }) {
  const { t } = useTranslation();
  const pairs = roles.flatMap((role) => role.conflicts.filter((other) => role.role < other).map((other) => [role.role, other] as const));
  if (pairs.length === 0) return null;
  return (
    <section className={css.plain} aria-labelledby="conflicts">
      <h2 id="conflicts">{t('people.conflicts')}</h2>
      <ul className={css.list}>
        {pairs.map(([one, other]) => <li key={one + other}>{t('people.conflict', { one: t(`role.${one}`), other: t(`role.${other}`) })}</li>)}
      </ul>
    </section>
  );
}
