import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/parts/views/Views';

export function NotFound() {
  const { t } = useTranslation();
  return <Empty action={<Link to="/">{t('part.not-found-do')}</Link>}>{t('part.not-found')}</Empty>;
}
