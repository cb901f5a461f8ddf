import { useTranslation } from 'react-i18next';
import { holds, type Role, useMe } from '@/api/session';
import { LinkTabs } from '@/parts/tabs/LinkTabs';

const tabs = [
  { to: '/exceptions', label: 'exceptions.tab-list' },
  { to: '/exceptions/trends', label: 'exceptions.tab-trends' },
  { to: '/exceptions/capas', label: 'exceptions.tab-capas' },
  { to: '/exceptions/alarms', label: 'exceptions.tab-alarms' },
  { to: '/exceptions/incidents', label: 'exceptions.tab-incidents' },
  { to: '/exceptions/routes', label: 'exceptions.tab-routes' },
] as const;

/** As the server lets them. */
const incidentReaders: Role[] = ['administrator', 'qa-reviewer', 'security-officer', 'auditor', 'qualified-person', 'supervisor'];

/** What is off normal, seen from each side; every view has its address. */
export function ExceptionTabs() {
  const { t } = useTranslation();
  const me = useMe();
  return <LinkTabs label={t('batch.exceptions')} tabs={tabs.filter(({ to }) => to !== '/exceptions/incidents' || holds(me, ...incidentReaders)).map(({ to, label }) => ({ to, text: t(label) }))} />;
}
