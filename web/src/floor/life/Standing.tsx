import { useTranslation } from 'react-i18next';
import { type Batch, standsStill } from '@/api/batches';
import css from '../floor.module.css';

/** Why work stands still (grey for a pause, which is normal), who said so, and what may still be done: on every screen of the batch. */
export function Standing({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  if (!batch.interruption || !(standsStill(batch.state) || batch.state === 'pausing')) return null;
  return <p className={batch.state === 'held' || batch.state === 'holding' ? css.held : css.still} role="status">{t(`floor.batch.${batch.state === 'holding' ? 'held' : batch.state}`, { why: batch.interruption.text, who: batch.interruption.by.name })}</p>;
}
