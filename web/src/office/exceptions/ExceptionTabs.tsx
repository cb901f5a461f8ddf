import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import css from './exception.module.css';

const tabs = [
  { to: '/exceptions', label: 'exceptions.tab-list' },
  { to: '/exceptions/trends', label: 'exceptions.tab-trends' },
  { to: '/exceptions/capas', label: 'exceptions.tab-capas' },
  { to: '/exceptions/alarms', label: 'exceptions.tab-alarms' },
  { to: '/exceptions/incidents', label: 'exceptions.tab-incidents' },
  { to: '/exceptions/routes', label: 'exceptions.tab-routes' },
] as const;

/** What is off normal, seen from each side; every view has its address. */
export function ExceptionTabs() {
  const { t } = useTranslation();
  return (
    <nav className={css.tabs} aria-label={t('batch.exceptions')}>
      {tabs.map(({ to, label }) => (
        <Link key={to} to={to as never} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'data-active': true } as object} className={css.tab}>{t(label)}</Link>
      ))}
    </nav>
  );
}
