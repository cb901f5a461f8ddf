import { useTranslation } from 'react-i18next';
import { LinkTabs } from '@/parts/tabs/LinkTabs';

const tabs = [
  { to: '/interfaces', label: 'interfaces.messages' },
  { to: '/interfaces/webhooks', label: 'interfaces.webhooks' },
  { to: '/interfaces/reconciliation', label: 'interfaces.reconciliation' },
] as const;

/** Three views of what goes to and comes from others; each has its address. */
export function InterfaceTabs() {
  const { t } = useTranslation();
  return <LinkTabs label={t('interfaces.title')} tabs={tabs.map(({ to, label }) => ({ to, text: t(label) }))} />;
}
