import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Batch, Step, Work } from '@/api/batches';
import { StepReading } from '@/parts/batch/StepReading';
import { useText } from '@/parts/batch/text';
import { Timers } from '@/parts/batch/Timers';
import type { Place } from '../find';
import { type Here, whoIsAt } from '../here/here';
import css from '../floor.module.css';

/** Landscape, left: what comes, what colleagues do at the same time, what runs down, what is done. */
export function SidePanel({ batch, place, now, here }: { batch: Batch; place: Place; now: number; here: Here[] }) {
  const { t } = useTranslation();
  const text = useText();
  const { work, step } = place;
  const turn = work.turns?.at(-1);
  const at = step ? work.steps.indexOf(step) : -1;
  const coming = work.steps.slice(Math.max(0, at), at + 4);
  const done = work.steps.filter((one) => one.completed).reverse();
  const parallel = batch.now.map((id) => batch.work.find((one) => one.id === id)).filter((one): one is Work => one !== undefined && one.id !== work.id);
  return (
    <aside className={css.side} aria-label={t('floor.side.where')}>
      <h3>{t('floor.side.now')}{turn && ` · ${t('floor.turn', { number: turn.number, count: turn.count })}`}</h3>
      {step ? <ul>{coming.map((one) => <li key={one.id} aria-current={one === step ? 'step' : undefined}>{one.number} {text(one.title)}</li>)}</ul> : <p>{work.number} {text(work.title)}</p>}
      {parallel.length > 0 && (
        <>
          <h3>{t('floor.side.parallel')}</h3>
          <ul>{parallel.map((one) => <li key={one.id}><Parallel batch={batch} work={one} here={here} /></li>)}</ul>
        </>
      )}
      {batch.timers.length > 0 && <><h3>{t('batch.timers')}</h3><Timers batch={batch} now={now} most={4} /></>}
      {done.length > 0 && <><h3>{t('floor.side.done')}</h3><ul className={css.done}>{done.map((one) => <li key={one.id}><Done batch={batch} step={one} /></li>)}</ul></>}
    </aside>
  );
}

function Parallel({ batch, work, here }: { batch: Batch; work: Work; here: Here[] }) {
  const { t } = useTranslation();
  const text = useText();
  const current = work.steps.find((step) => step.id === work.currentStep);
  const who = whoIsAt(work, here);
  return (
    <Link to={'/floor/batches/$batch/$number' as never} params={{ batch: batch.id, number: current?.number ?? work.number } as never} className={css.sideLink}>
      {current?.number ?? work.number} {text(work.title)} <span className="th-label">{who.names.length === 0 ? t('floor.side.waits') : who.now ? t('here.at', { names: who.names.join(', ') }) : who.names[0]}</span>
    </Link>
  );
}

function Done({ batch, step }: { batch: Batch; step: Step }) {
  const text = useText();
  return (
    <Link to={'/floor/batches/$batch/$number' as never} params={{ batch: batch.id, number: step.number } as never} className={css.sideLink}>
      <span>{step.number} {text(step.title)}</span><StepReading step={step} brief />
    </Link>
  );
}
