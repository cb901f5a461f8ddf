import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import css from './people.module.css';

const tabs = [
  { to: '/people', label: 'people.list' },
  { to: '/people/roles', label: 'people.matrix' },
  { to: '/people/tokens', label: 'people.tokens' },
] as const;

/** Three views of who may do what; each has its address. */
export function PeopleTabs() {
  const { t } = useTranslation();
  return (
    <nav className={css.tabs} aria-label={t('people.title')}>
      {tabs.map(({ to, label }) => (
        <Link key={to} to={to as never} activeOptions={{ exact: true }} activeProps={{ 'data-active': true } as object} className={css.tab}>{t(label)}</Link>
      ))}
    </nav>
  );
}
