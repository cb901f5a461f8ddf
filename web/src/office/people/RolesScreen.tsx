import { TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { rolesQuery, type Right, type RolesView } from '@/api/people';
import type { Role } from '@/api/session';
import { atWall } from '@/i18n/format';
import { Time } from '@/parts/Time';
import { QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useZone } from '@/shell/site';
import { PeopleTabs } from './PeopleTabs';
import css from './people.module.css';

/** Role by right, from what the server enforces; who held which role on any date; and what nobody may hold together. */
export function RolesScreen() {
  const { t } = useTranslation();
  const zone = useZone();
  const navigate = useNavigate();
  const { at = '' } = useSearch({ strict: false }) as { at?: string };
  const day = /^\d{4}-\d{2}-\d{2}$/.test(at) ? atWall(`${at}T23:59:59`, zone) : null;
  const query = useQuery(rolesQuery(day));
  const choose = (next: string) => void navigate({ to: '.', replace: true, search: ((before: object) => ({ ...before, at: next || undefined })) as never });
  return (
    <OfficePage title={t('people.matrix')} path={[{ label: t('people.title'), to: '/people' }]}
      tools={<TextInput aria-label={t('people.on-date')} placeholder="2026-11-22" w={140} maxLength={10} value={at} onChange={(event) => choose(event.currentTarget.value)} />}>
      <PeopleTabs />
      <QueryView query={query}>
        {(view) => (
          <>
            <p className="th-label" style={{ margin: 0 }}>{t('people.matrix-why')} {t('people.as-of')} <Time at={view.at} zone={zone} /></p>
            <Matrix view={view} />
            <Conflicts view={view} />
          </>
        )}
      </QueryView>
    </OfficePage>
  );
}

function Matrix({ view }: { view: RolesView }) {
  const { t } = useTranslation();
  // The twin that prepares a signature's document demands what its action demands.
  const narrowed = view.rights.filter((right) => right.roles.length > 0 && !right.path.endsWith('/document'));
  const open = view.rights.filter((right) => right.roles.length === 0 && !right.anonymous).length;
  const tags = [...new Set(narrowed.map((right) => right.tag ?? ''))];
  const holders = (role: Role) => view.holders.filter((holder) => holder.roles.some((held) => held.role === role)).length;
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label={t('people.matrix')}>
      <table className={css.matrix}>
        <thead>
          <tr>
            <th>{t('people.right')}</th>
            {view.roles.map((role) => <th key={role} scope="col"><div>{t(`role.${role}`)}</div><div className="th-hint">{t('people.holders', { count: holders(role) })}</div></th>)}
          </tr>
        </thead>
        <tbody>
          {tags.map((tag) => (
            <Fragment key={tag}>
              <tr className={css.group}><th scope="rowgroup" colSpan={view.roles.length + 1}>{tag || t('people.other-rights')}</th></tr>
              {narrowed.filter((right) => (right.tag ?? '') === tag).map((right) => <RightRow key={right.method + right.path} right={right} roles={view.roles} />)}
            </Fragment>
          ))}
        </tbody>
      </table>
      <p className={css.note}>{t('people.open-rights', { count: open })}</p>
    </div>
  );
}

function RightRow({ right, roles }: { right: Right; roles: Role[] }) {
  const { t } = useTranslation();
  const action = /\/actions\/([\w-]+)/.exec(right.path)?.[1]?.replaceAll('-', ' ');
  return (
    <tr>
      <th scope="row">
        <div>{action ?? t(`people.does.${right.method}`)}</div>
        <div className="th-hint th-mono">{right.path.replace(/^\/api\//, '').replace(/\/actions\/.*$/, '').replace(/:\w+}/g, '}').replace(/\/$/, '')}</div>
      </th>
      {roles.map((role) => (
        <td key={role}>{right.roles.includes(role)
          ? <><IconCheck stroke={1.75} size={20} aria-hidden /><span className="th-hidden">{t('people.yes')}</span></>
          : <span className="th-hidden">{t('people.no')}</span>}</td>
      ))}
    </tr>
  );
}

function Conflicts({ view }: { view: RolesView }) {
  const { t } = useTranslation();
  if (view.conflicts.length === 0) return null;
  return (
    <section className={css.plain} aria-labelledby="conflicts">
      <h2 id="conflicts">{t('people.conflicts')}</h2>
      <ul className={`${css.list} ${css.columns}`}>
        {view.conflicts.map(({ one, other }) => <li key={one + other}>{t('people.conflict', { one: t(`role.${one}`), other: t(`role.${other}`) })}</li>)}
      </ul>
    </section>
  );
}
