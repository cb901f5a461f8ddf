import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { updateNow, updateWaiting } from './serviceWorker';
import { useStore } from './store';
import css from './shell.module.css';

export function UpdateBand() {
  const { t } = useTranslation();
  if (!useStore(updateWaiting)) return null;
  return <div className={css.update}>{t('shell.update')} <Button size="xs" onClick={updateNow}>{t('shell.update-now')}</Button></div>;
}
