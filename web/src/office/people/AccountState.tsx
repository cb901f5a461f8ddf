import { IconCircleCheck, IconCircleOff, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/parts/status/Status';

/** In use, locked by failed secrets (somebody must act), or ended for ever. */
export function AccountState({ active, locked }: { active: boolean; locked: boolean }) {
  const { t } = useTranslation();
  if (!active) return <Badge icon={IconCircleOff} tone="grey">{t('people.deactivated')}</Badge>;
  return locked
    ? <Badge icon={IconLock} tone="act">{t('people.locked')}</Badge>
    : <Badge icon={IconCircleCheck} tone="grey">{t('people.active')}</Badge>;
}
