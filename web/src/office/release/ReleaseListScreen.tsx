import { useTranslation } from 'react-i18next';
import { PickBatch } from '../review/pick';

export function ReleaseListScreen() {
  const { t } = useTranslation();
  return <PickBatch title={t('release.title')} empty={t('release.none')} to="/release/$batch" />;
}
