import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { OfficePage } from './office/OfficePage';
import { Empty } from '@/parts/views/Views';

const OfficeFrame = lazy(() => import('./office/OfficeShell').then((module) => ({ default: module.OfficeFrame })));

/** An address that leads nowhere keeps the way out beside it. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <Suspense>
      <OfficeFrame><OfficePage title={t('part.not-found')}><Empty><Link to="/">{t('part.not-found-do')}</Link></Empty></OfficePage></OfficeFrame>
    </Suspense>
  );
}
