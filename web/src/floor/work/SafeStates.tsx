import { Button } from '@mantine/core';
import { IconCircleCheck, IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, may } from '@/api/batches';
import { useText } from '@/parts/batch/text';
import { Who } from '@/parts/batch/Who';
import { useSheetCommand } from '../step/Notes';
import css from '../floor.module.css';

/** While a batch is being held, what brings each running part to a safe state stands first, and is confirmed by who did it. */
export function SafeStates({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const text = useText();
  const { send, complaint, pending } = useSheetCommand(() => undefined);
  const holding = batch.holdings?.[0];
  if (!holding || (batch.state !== 'holding' && batch.state !== 'held')) return null;
  return (
    <section className={css.lane} aria-label={t('floor.safe.title')}>
      <h2 className={css.laneHead}>{t('floor.safe.title')}</h2>
      <p className={css.explain}>{holding.why.text}</p>
      {holding.places.map((place) => (
        <div key={place.element} className={css.task} data-open={place.reached === null || undefined} data-quiet={place.reached !== null || undefined}>
          {place.reached ? <IconCircleCheck stroke={1.75} size={28} aria-hidden /> : <IconHandStop stroke={1.75} size={28} aria-hidden />}
          <span className={css.taskText}>
            {place.number} {text(place.title)}: {text(place.text)}
            {place.reached && <span className="th-hint"><br /><Who by={place.reached.by} when={place.reached.when} /></span>}
          </span>
          {place.reached === null && may(batch, 'confirm-safe-state') && (
            <Button variant="default" loading={pending} onClick={() => send(batchAction(batch.id, 'confirm-safe-state'), { element: place.element })}>{t('floor.safe.confirm')}</Button>
          )}
        </div>
      ))}
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
    </section>
  );
}
