import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import people from '../people/people.module.css';

const tabs = [
  { to: '/interfaces', label: 'interfaces.messages' },
  { to: '/interfaces/webhooks', label: 'interfaces.webhooks' },
  { to: '/interfaces/reconciliation', label: 'interfaces.reconciliation' },
] as const;

/** Three views of what goes to and comes from others; each has its address. */
export function InterfaceTabs() {
  const { t } = useTranslation();
  return (
    <nav className={people.tabs} aria-label={t('interfaces.title')}>
      {tabs.map(({ to, label }) => (
        <Link key={to} to={to as never} activeOptions={{ exact: true }} activeProps={{ 'data-active': true } as object} className={people.tab}>{t(label)}</Link>
      ))}
    </nav>
  );
}
