import { useTranslation } from 'react-i18next';
import { PickBatch } from './pick';

export function ReviewListScreen() {
  const { t } = useTranslation();
  return <PickBatch title={t('review.title')} empty={t('review.none')} to="/review/$batch" />;
}
