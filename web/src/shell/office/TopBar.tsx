import { Button, Select, UnstyledButton } from '@mantine/core';
import { IconLock, IconSearch } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lockNow } from '../session/lockNow';
import { useSite, useSites } from '../site';
import { useStore } from '../store';
import { SyncChip } from '../sync/SyncChip';
import { Bell } from './Bell';
import { crumbs } from './OfficePage';
import { PersonMenu } from './PersonMenu';
import { searchOpen } from './searchOpen';
import css from './office.module.css';

export function TopBar() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return (
    <section className={css.bar} aria-label={t('shell.bar')}>
      <Crumbs />
      <UnstyledButton className={css.search} aria-label={`${t('shell.search-hint')} Ctrl K`} onClick={() => searchOpen.set(true)}>
        <IconSearch stroke={1.75} size={20} aria-hidden /> <span className={css.searchText}>{t('shell.search-hint')}</span> <kbd className={css.kbd}>Ctrl K</kbd>
      </UnstyledButton>
      <SiteSwitch />
      <span className={css.spring} />
      <SyncChip />
      <Bell />
      <PersonMenu />
      <Button leftSection={<IconLock stroke={1.75} size={20} />} onClick={() => void lockNow(queries)} data-lock>{t('shell.lock-now')}</Button>
    </section>
  );
}

/** At most four: where this is, each a way up. */
function Crumbs() {
  const { t } = useTranslation();
  const path = useStore(crumbs);
  return (
    <nav aria-label={t('shell.here')} className={css.crumbs}>
      {path.map((crumb, index) => {
        const last = index === path.length - 1;
        return (
          <span key={index} className={css.crumb}>
            {index > 0 && <span aria-hidden className={css.slash}>/</span>}
            {last || !crumb.to ? <span aria-current={last ? 'page' : undefined}>{crumb.label}</span> : <Link to={crumb.to as never}>{crumb.label}</Link>}
          </span>
        );
      })}
    </nav>
  );
}

const all = '*';

function SiteSwitch() {
  const { t } = useTranslation();
  const sites = useSites();
  const { site, choose } = useSite();
  if (sites.length === 0) return null;
  const data = [{ value: all, label: t('shell.all-sites') }, ...sites.map((each) => ({ value: each.id, label: each.name }))];
  return (
    <Select aria-label={t('shell.site')} w={150} miw={150} data={data} value={site ?? all} onChange={(next) => choose(next === all ? null : next)} comboboxProps={{ width: 240, position: 'bottom-end' }} />
  );
}
