import { Button } from '@mantine/core';
import { IconArrowBarRight, IconMessage } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Batch, batchPath, may, productOf, type Step } from '@/api/batches';
import { Progress } from '@/parts/batch/Progress';
import { StepReading } from '@/parts/batch/StepReading';
import { useText } from '@/parts/batch/text';
import { TimerLine } from '@/parts/batch/Timers';
import { useNow } from '@/parts/batch/useNow';
import { FloorPage } from '@/shell/floor/FloorPage';
import { CriticalBand } from '../CriticalBand';
import { ExceptionButton } from '../ExceptionSheet';
import { FromCopy } from '../FromCopy';
import { numberOf, type Place } from '../find';
import { AskChange } from '../life/AskChange';
import { Standing } from '../life/Standing';
import { useHere } from '../here/here';
import { HereToo } from '../here/HereNow';
import { MaterialBand } from '../material/MaterialBand';
import { Aids } from './Aids';
import { CommentSheet, LeaveOutSheet } from './Notes';
import { SidePanel } from './SidePanel';
import css from '../floor.module.css';

interface Props {
  batch: Batch;
  place: Place;
  primary?: ReactNode;
  /** Number keys, scan and camera: at the right in landscape, below in portrait. */
  keys?: ReactNode;
  /** A small chart: at the right below the keys, in portrait above them. */
  chart?: ReactNode;
  children?: ReactNode;
}

/** The same parts in both shapes of tablet: where we are, the instruction, the entry, the keys. */
export function StepFrame({ batch, place, primary, keys, chart, children }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const now = useNow();
  const heading = useRef<HTMLHeadingElement>(null);
  const { work, step } = place;
  const here = useHere(batch, step?.id ?? null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const operation = batch.progress.find((one) => one.id === work.operation);
  const timer = batch.timers[0];
  return (
    <FloorPage title={batch.id} beside={productOf(batch, text)} back={`/floor/batches/${encodeURIComponent(batch.id)}`} status={operation && text(operation.title)}
      secondary={<ExceptionButton batch={batch} step={step} />} primary={primary}>
      <FromCopy path={batchPath(batch.id)} zone={batch.zone} />
      <CriticalBand batch={batch} />
      <Standing batch={batch} />
      <MaterialBand batch={batch} />
      <div className={css.step}>
        <SidePanel batch={batch} place={place} now={now} here={here} />
        <div className={css.strip}>
          <span>{work.number} {text(work.title)}{work.turns && work.turns.length > 0 ? ` · ${t('floor.turn', { number: work.turns.at(-1)!.number, count: work.turns.at(-1)!.count })}` : ''}</span>
          {timer && <TimerLine timer={timer} now={now} />}
          {operation && <span className={css.stripProgress}><Progress segments={[operation]} /></span>}
        </div>
        <LastDone batch={batch} place={place} />
        <section className={css.middle}>
          <h2 ref={heading} tabIndex={-1} className={css.instruction}>{numberOf(place)} {text(step?.title ?? work.title)}</h2>
          <HereToo here={here} step={step?.id} />
          {step?.text && <p className={css.explain}>{text(step.text)}</p>}
          {step && <Aids step={step} />}
          {children}
        </section>
        <div className={css.keys}>
          {chart && <div className={css.chart}>{chart}</div>}
          {keys}
          {step && step.state !== 'done' && step.state !== 'left-out' && <Extras batch={batch} step={step} />}
        </div>
      </div>
    </FloorPage>
  );
}

function Extras({ batch, step }: { batch: Batch; step: Step }) {
  const { t } = useTranslation();
  const [sheet, setSheet] = useState<'comment' | 'leave' | null>(null);
  return (
    <div className={css.extras}>
      <Button leftSection={<IconMessage stroke={1.75} size={28} />} onClick={() => setSheet('comment')}>{t('floor.step.note')}</Button>
      {may(batch, 'leave-out', step.id) && <Button leftSection={<IconArrowBarRight stroke={1.75} size={28} />} onClick={() => setSheet('leave')}>{t('floor.step.leave-out')}</Button>}
      <AskChange batch={batch} step={step} />
      <CommentSheet batch={batch} step={step} opened={sheet === 'comment'} onClose={() => setSheet(null)} />
      <LeaveOutSheet batch={batch} step={step} opened={sheet === 'leave'} onClose={() => setSheet(null)} />
    </div>
  );
}

/** Portrait: the step before as a line, so that what was just saved stays in sight. */
function LastDone({ batch, place }: { batch: Batch; place: Place }) {
  const text = useText();
  const before = place.work.steps.slice(0, place.step ? place.work.steps.indexOf(place.step) : 0).findLast((step) => step.completed);
  if (!before) return null;
  return (
    <Link className={css.lastDone} to={'/floor/batches/$batch/$number' as never} params={{ batch: batch.id, number: before.number } as never}>
      <span>{before.number} {text(before.title)}</span><StepReading step={before} brief />
    </Link>
  );
}

export { Rules } from './Rules';
