import { Button } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { tooOld, updateNow, updateWaiting } from './serviceWorker';
import { useStore } from './store';
import css from './shell.module.css';

const atStep = /^\/floor\/batches\/[^/]+\/[^/]+/;

/** A new version waits until somebody has the time for it, between steps; one that the server no longer takes asks at once. */
export function UpdateBand() {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const waits = useStore(updateWaiting) !== null;
  const old = useStore(tooOld);
  if (!old && (!waits || atStep.test(path))) return null;
  return <div className={css.update} role={old ? 'alert' : undefined} data-update>{t(old ? 'shell.too-old' : 'shell.update')} <Button size="xs" onClick={() => void updateNow()}>{t('shell.update-now')}</Button></div>;
}
