import { useTranslation } from 'react-i18next';
import { LinkTabs } from '@/parts/tabs/LinkTabs';

const tabs = [
  { to: '/people', label: 'people.list' },
  { to: '/people/roles', label: 'people.matrix' },
  { to: '/people/tokens', label: 'people.tokens' },
] as const;

/** Three views of who may do what; each has its address. */
export function PeopleTabs() {
  const { t } = useTranslation();
  return <LinkTabs label={t('people.title')} tabs={tabs.map(({ to, label }) => ({ to, text: t(label) }))} />;
}
