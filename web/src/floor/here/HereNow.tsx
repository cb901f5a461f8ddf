import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Batch, stepsOf } from '@/api/batches';
import type { Here } from './here';
import css from './here.module.css';

/** Colleagues on this batch, each with the step that is open before him. */
export function HereNow({ batch, here }: { batch: Batch; here: readonly Here[] }) {
  const { t } = useTranslation();
  if (here.length === 0) return null;
  return (
    <p className={css.here}>
      <IconUsers stroke={1.75} size={20} aria-hidden />
      <span>{t('here.now')}</span>
      {here.map((one) => <span key={one.id}><b>{one.name}</b>{one.step && ` · ${stepsOf(batch).find((step) => step.id === one.step)?.number ?? ''}`}</span>)}
    </p>
  );
}

/** At the same step: two on one entry see it before one of them is refused. */
export function HereToo({ here, step }: { here: readonly Here[]; step: string | undefined }) {
  const { t } = useTranslation();
  const others = here.filter((one) => step !== undefined && one.step === step);
  if (others.length === 0) return null;
  return <p className={css.here}><IconUsers stroke={1.75} size={20} aria-hidden /><span>{t('here.too', { names: others.map((one) => one.name).join(', ') })}</span></p>;
}
