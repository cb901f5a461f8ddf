import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PickBatch } from '../review/pick';

export function ReleaseListScreen() {
  const { t } = useTranslation();
  return (
    <PickBatch title={t('release.title')} empty={t('release.none')} to="/release/$batch" tools={<>
      <Button renderRoot={(props) => <Link to={'/release/trends' as never} {...props} />}>{t('trends.title')}</Button>
      <Button renderRoot={(props) => <Link to={'/release/rules' as never} {...props} />}>{t('release-rules.title')}</Button>
    </>} />
  );
}
