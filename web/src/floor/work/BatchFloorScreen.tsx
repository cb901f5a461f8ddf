import { Button } from '@mantine/core';
import { IconChevronRight, IconCircleCheck, IconCircleDashed, IconFileText, IconGitBranch, IconPlayerPlay, IconUsers } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, batchPath, batchQuery, may, productOf, type Work } from '@/api/batches';
import { useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { BatchStatus } from '@/parts/batch/BatchStatus';
import { useText } from '@/parts/batch/text';
import { Timers } from '@/parts/batch/Timers';
import { useNow } from '@/parts/batch/useNow';
import { Primary } from '@/parts/Primary';
import { QueryView } from '@/parts/views/Views';
import { FloorPage } from '@/shell/floor/FloorPage';
import { CriticalBand } from '../CriticalBand';
import { AtTerminal } from '../Enrol';
import { ExceptionButton } from '../ExceptionSheet';
import { numberOf, openPlaces } from '../find';
import { type Here, useHere, whoIsAt } from '../here/here';
import { HereNow } from '../here/HereNow';
import { FromCopy } from '../FromCopy';
import { Standing } from '../life/Standing';
import { MaterialBand } from '../material/MaterialBand';
import { SafeStates } from './SafeStates';
import { type StateAction, StateSheet } from './StateSheet';
import css from '../floor.module.css';

/** The whole procedure on a tablet: lanes are operations, what is open is a row to tap, with who works on it. */
export function BatchFloorScreen() {
  const { batch: id } = useParams({ strict: false }) as { batch: string };
  const query = useQuery(batchQuery(id));
  return <AtTerminal>{query.data ? <Whole batch={query.data} /> : <FloorPage title={id} back="/floor"><QueryView query={query} rows={8}>{() => null}</QueryView></FloorPage>}</AtTerminal>;
}

function Whole({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const now = useNow();
  const here = useHere(batch, null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const start = useCommand({
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['batches'] }),
    onError: (problem) => setComplaint(problemText(problem, t)),
  });
  const [changing, setChanging] = useState<StateAction | null>(null);
  const first = batch.state === 'running' ? openPlaces(batch)[0] : undefined;
  const primary = may(batch, 'start')
    ? <Primary loading={start.isPending} onClick={() => start.mutate({ path: batchAction(batch.id, 'start') })}>{t('floor.batch.start')}</Primary>
    : may(batch, 'resume') ? <Primary onClick={() => setChanging('resume')}>{t('floor.batch.resume')}</Primary>
    : first && <Primary onClick={() => void navigate({ to: '/floor/batches/$batch/$number' as never, params: { batch: batch.id, number: numberOf(first) } as never })}>{t('floor.work.go-on', { number: numberOf(first) })}</Primary>;
  return (
    <FloorPage title={batch.id} beside={productOf(batch, text)} back="/floor" status={<BatchStatus of={batch} size="small" />} secondary={<><ExceptionButton batch={batch} />{may(batch, 'pause') && <Button onClick={() => setChanging('pause')}>{t('floor.batch.pause')}</Button>}{may(batch, 'hold') && <Button onClick={() => setChanging('hold')}>{t('floor.batch.hold')}</Button>}</>} primary={primary || undefined}>
      <FromCopy path={batchPath(batch.id)} zone={batch.zone} />
      <CriticalBand batch={batch} />
      <SafeStates batch={batch} />
      <StateSheet batch={batch} action={changing} onClose={() => setChanging(null)} />
      <Standing batch={batch} />
      <MaterialBand batch={batch} />
      {(batch.changes ?? []).filter((one) => one.state === 'pending').map((one) => <p key={one.id} className={css.look}>{t('floor.ask.pending', { id: one.id, name: one.by.name })}</p>)}
      {(batch.mode ?? 'automatic') !== 'automatic' && <p className="th-hint">{t('batch.mode.name')}: {t(`batch.mode.${batch.mode}`)}</p>}
      <p role="alert" className={css.complaint} hidden={complaint === null}>{complaint}</p>
      <OpenForms batch={batch} />
      <OpenHandover batch={batch} />
      <HereNow batch={batch} here={here} />
      <Timers batch={batch} now={now} />
      <Now batch={batch} here={here} />
      {batch.progress.map((operation) => {
        const works = batch.work.filter((work) => work.operation === operation.id && work.state !== 'skipped');
        return (
          <section key={operation.id} className={css.lane}>
            <h2 className={css.laneHead}>{text(operation.title)} <span className="th-label">{operation.done}/{operation.total}</span></h2>
            {works.map((work) => <WorkRow key={work.id} batch={batch} work={work} here={here} />)}
          </section>
        );
      })}
    </FloorPage>
  );
}

/** First what may be done now, with what runs beside it and who is there; the whole procedure stands below. */
function Now({ batch, here }: { batch: Batch; here: Here[] }) {
  const { t } = useTranslation();
  const open = batch.state === 'running' || batch.state === 'pausing' ? batch.now.map((id) => batch.work.find((work) => work.id === id)).filter((work): work is Work => work !== undefined) : [];
  if (open.length === 0) return null;
  return (
    <section className={css.lane} aria-label={t('floor.side.now')}>
      <h2 className={css.laneHead}>{t(open.length > 1 ? 'here.beside' : 'floor.side.now')}</h2>
      {open.map((work) => <WorkRow key={work.id} batch={batch} work={work} here={here} />)}
    </section>
  );
}

/** A shift that waits to be taken over; else the way to hand over. */
function OpenHandover({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const open = batch.handovers?.find((one) => one.state === 'open');
  if (batch.sandbox || !may(batch, 'hand-over')) return null;
  return (
    <Link className={css.task} data-open={open ? true : undefined} to={'/floor/batches/$batch/handover' as never} params={{ batch: batch.id } as never}>
      <IconUsers stroke={1.75} size={28} aria-hidden />
      <span className={css.taskText}>{open ? t('handover.open', { name: open.signed.printedName }) : t('handover.give')}</span>
      <IconChevronRight stroke={1.75} size={28} aria-hidden />
    </Link>
  );
}

/** Forms that are not accounted for: what stands on them is copied here. */
function OpenForms({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  return (batch.paperForms ?? []).filter((form) => form.state === 'issued' || form.state === 'transcribed').map((form) => (
    <Link key={form.form} className={css.task} to={'/floor/batches/$batch/paper/$form' as never} params={{ batch: batch.id, form: form.form } as never}>
      <IconFileText stroke={1.75} size={28} aria-hidden />
      <span className={css.taskText}>{t(form.state === 'issued' ? 'paper.to-copy' : 'paper.to-compare', { form: form.form })}</span>
      <IconChevronRight stroke={1.75} size={28} aria-hidden />
    </Link>
  ));
}

const icons = { done: IconCircleCheck, running: IconPlayerPlay, enabled: IconPlayerPlay, waiting: IconCircleDashed, skipped: IconCircleDashed };

function WorkRow({ batch, work, here }: { batch: Batch; work: Work; here: Here[] }) {
  const { t } = useTranslation();
  const text = useText();
  const Icon = work.kind === 'transition' ? IconGitBranch : icons[work.state];
  const current = work.steps.find((step) => step.id === work.currentStep);
  const open = batch.now.includes(work.id) && (batch.state === 'running' || batch.state === 'pausing');
  const target = open ? (current?.number ?? work.number) : work.steps[0]?.number;
  const done = work.steps.filter((step) => step.completed).length;
  const who = whoIsAt(work, here);
  const body = (
    <>
      <Icon stroke={1.75} size={28} aria-hidden />
      <span className={css.taskText}>
        {work.number} {text(work.title)}
        <span className="th-hint"><br />{open && current ? `${current.number} ${text(current.title)}` : t(`floor.work-state.${work.state}`)}{who.names.length > 0 && ` · ${who.now ? t('here.at', { names: who.names.join(', ') }) : who.names[0]}`}</span>
      </span>
      <span className="th-label">{work.steps.length > 0 && `${done}/${work.steps.length}`}</span>
      {target && <IconChevronRight stroke={1.75} size={28} aria-hidden />}
    </>
  );
  if (!target || work.state === 'waiting') return <div className={css.task} data-quiet>{body}</div>;
  return <Link className={css.task} data-open={open || undefined} to={'/floor/batches/$batch/$number' as never} params={{ batch: batch.id, number: target } as never}>{body}</Link>;
}
