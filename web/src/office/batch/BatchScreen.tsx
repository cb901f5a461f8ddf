import { Button } from '@mantine/core';
import { IconHandStop, IconPlayerPause, IconPlayerPlay, IconReplace, IconRoute, IconPlayerStop, IconBan } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, batchQuery, may, productOf } from '@/api/batches';
import { holdsAt, useMe } from '@/api/session';
import { useLanguage } from '@/i18n';
import { quantity } from '@/i18n/format';
import { ActionDialog } from '@/parts/ActionDialog';
import { BatchStatus } from '@/parts/batch/BatchStatus';
import { Progress } from '@/parts/batch/Progress';
import { RecordMenu } from '@/parts/batch/RecordMenu';
import { SignatureText } from '@/parts/batch/SignatureText';
import { LateMark } from '@/parts/batch/StepReading';
import { StepRecord } from '@/parts/batch/StepRecord';
import { useText } from '@/parts/batch/text';
import { Timers } from '@/parts/batch/Timers';
import { useNow } from '@/parts/batch/useNow';
import { Who } from '@/parts/batch/Who';
import { Primary } from '@/parts/Primary';
import { QuestionList } from '@/parts/release/QuestionList';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { Status } from '@/parts/status/Status';
import { Time } from '@/parts/Time';
import { Timeline } from '@/parts/timeline/Timeline';
import { QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { Changes } from '../change/Changes';
import { Handovers } from '../handover/Handovers';
import { Material } from '../material/Material';
import { ModeDialog } from '../change/ModeDialog';
import { MoveDialog } from '../change/MoveDialog';
import { BatchEquipment } from './BatchEquipment';
import { EndBatch } from './EndBatch';
import { ExceptionList } from './ExceptionList';
import { PaperForms } from './PaperForms';
import { ReservedLots } from './ReservedLots';
import css from './batch.module.css';

/** The record of one batch: how it stands, what it waits for, the lanes, every step with who, when, values and corrections. */
export function BatchScreen() {
  const { t } = useTranslation();
  const { batch: id } = useParams({ strict: false }) as { batch: string };
  const query = useQuery(batchQuery(id));
  const path = [{ label: t('board.title'), to: '/board' }];
  if (!query.data) return <OfficePage title={id} path={path}><QueryView query={query} rows={12}>{() => null}</QueryView></OfficePage>;
  return <Record batch={query.data} path={path} />;
}

function Record({ batch, path }: { batch: Batch; path: { label: string; to: string }[] }) {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe();
  const navigate = useNavigate();
  const now = useNow(5000);
  const ended = batch.state === 'complete' || batch.state === 'stopped' || batch.state === 'aborted';
  const decided = batch.decision !== null;
  const queries = useQueryClient();
  const [accepting, setAccepting] = useState(false);
  const go = (to: string) => void navigate({ to: to as never, params: { batch: batch.id } as never });
  const accepts = may(batch, 'accept-procedure');
  const primary = accepts ? <Primary onClick={() => setAccepting(true)}>{t('procedure.accept')}</Primary> : batch.procedure ? undefined : ended && !decided && holdsAt(me, batch.site, 'qa-reviewer') ? <Primary onClick={() => go('/review/$batch')}>{t('office.batch.review')}</Primary>
    : ended && !decided && holdsAt(me, batch.site, 'qualified-person') ? <Primary onClick={() => go('/release/$batch')}>{t('office.batch.release')}</Primary> : undefined;
  return (
    <OfficePage title={batch.id} path={path} beside={<><BatchStatus of={batch} size="large" /><span>{productOf(batch, text)}</span></>}
      tools={<RecordMenu batch={batch.id} />}
      secondary={<States batch={batch} />} primary={primary}>
      <div className={css.top}>
        <Facts batch={batch} />
        <section className={css.panel}>
          <h2>{t('office.batch.blocked')}</h2>
          <Blocked batch={batch} />
          <Timers batch={batch} now={now} />
          <Progress segments={batch.progress} />
        </section>
      </div>
      <Asked batch={batch} />
      <Timeline batch={batch} now={now} />
      <ReservedLots batch={batch} />
      <BatchEquipment batch={batch} />
      {batch.exceptions.length > 0 && <section className={css.panel}><h2>{t('batch.exceptions')}</h2><ExceptionList exceptions={batch.exceptions} /></section>}
      <Material batch={batch} />
      <Changes batch={batch} />
      <Handovers batch={batch} />
      <section className={css.panel}>
        <h2>{t('office.batch.record')}</h2>
        {batch.work.map((work) => (
          <div key={work.id} className={css.work} data-quiet={work.state === 'waiting' || work.state === 'skipped' || undefined}>
            <h3 id={`work-${work.id}`}>{work.number} {text(work.title)} <span className="th-label">{t(`office.work.${work.state}`)}</span>
              {work.started && <Who by={work.startedBy} when={work.started} />}{work.ended && <> – <Who when={work.ended} /></>}</h3>
            {work.signature && <SignatureText signature={work.signature} />}
            {work.late && <LateMark late={work.late} zone={batch.zone} />}
            {work.steps.map((step) => <StepRecord key={step.id} step={step} />)}
          </div>
        ))}
      </section>
      <SignatureSheet opened={accepting} onClose={() => setAccepting(false)} action={batchAction(batch.id, 'accept-procedure')} body={{}} onSigned={() => { setAccepting(false); void queries.invalidateQueries({ queryKey: ['batches'] }); }} />
      <PaperForms batch={batch} />
      <Attempts batch={batch} />
    </OfficePage>
  );
}

/** Questions of a review to the people of this batch. */
function Asked({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  if (!batch.questions?.length) return null;
  return <section className={css.panel}><h2>{t('question.title')}</h2><QuestionList batch={batch.id} questions={batch.questions} onDone={() => void queries.invalidateQueries({ queryKey: ['batches'] })} /></section>;
}

function Facts({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const text = useText();
  const language = useLanguage();
  const rows: [string, React.ReactNode][] = [
    [t('office.batch.order'), <span key="o" className="th-mono">{batch.orderId}</span>],
    [t('board.site'), [batch.site, batch.line].filter(Boolean).join(' · ')],
    [t('office.batch.recipe'), <span key="r">{text(batch.recipe.title)} · {batch.recipe.id} {batch.recipe.version} <span className="th-mono th-hint" title={batch.recipe.hash}>{batch.recipe.hash.slice(0, 12)}</span></span>],
    ...(batch.campaign ? [[t('campaign.title'), <Link key="c" to={'/board' as never} search={{ campaign: batch.campaign.id } as never}>{batch.campaign.id} · {batch.campaign.number}</Link>] as [string, React.ReactNode]] : []),
    [t('board.size'), batch.planned ? quantity(batch.planned, language) : '–'],
    [t('batch.mode.name'), t(`batch.mode.${batch.mode ?? 'automatic'}`)],
    [t('office.batch.made'), batch.manufacturedOn ?? '–'],
    [t('office.batch.expires'), batch.expiresOn ?? '–'],
    [t('office.batch.started'), batch.started ? <Time key="s" at={batch.started.at} zone={batch.started.zone} /> : '–'],
    [t('office.batch.ended'), batch.ended ? <Time key="e" at={batch.ended.at} zone={batch.ended.zone} /> : '–'],
  ];
  // A copy that is read without network bears no signatures.
  if (batch.issued) rows.push([t('office.batch.issued'), <SignatureText key="i" signature={batch.issued} />]);
  if (batch.review) rows.push([t('office.batch.reviewed'), <SignatureText key="v" signature={batch.review} />]);
  if (batch.decision) rows.push([t('office.batch.decided'), <span key="d">{batch.decision.registerNumber && <b className="th-mono">{batch.decision.registerNumber} </b>}<SignatureText signature={batch.decision.signature} /> <Link to={'/release/$batch' as never} params={{ batch: batch.id } as never}>{t('office.batch.release')}</Link></span>]);
  if (batch.procedure) rows.push([t('procedure.on'), <Link key="p" to={'/equipment/$equipment' as never} params={{ equipment: batch.procedure.equipment } as never}>{batch.procedure.equipment} {batch.procedure.name}</Link>]);
  if (batch.procedure?.accepted) rows.push([t('procedure.accepted'), <SignatureText key="c" signature={batch.procedure.accepted} />]);
  if (batch.reworkOf) rows.push([t('release.rework-of'), <Link key="w" to={'/batches/$batch' as never} params={{ batch: batch.reworkOf } as never}>{batch.reworkOf}</Link>]);
  if (batch.reworkedAs?.length) rows.push([t('release.reworked-as'), <span key="a">{batch.reworkedAs.map((one) => <Link key={one} to={'/batches/$batch' as never} params={{ batch: one } as never}>{one}</Link>)}</span>]);
  return <dl className={`${css.panel} ${css.facts}`}>{rows.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>;
}

/** What keeps it from going on, in words, first what stands still. */
function Blocked({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const text = useText();
  const open = batch.exceptions.filter((one) => one.open);
  const places = batch.now.flatMap((id) => batch.work.filter((work) => work.id === id));
  return (
    <ul className={css.blocked}>
      {batch.interruption && batch.state !== 'running' && <li><Status of="batch" value={batch.state} size="small" /> {batch.interruption.text} <Who by={batch.interruption.by} when={batch.interruption.when} /></li>}
      {(batch.changes ?? []).filter((one) => one.state === 'pending').map((one) => <li key={one.id}><a href="#changes">{t('batch.wait.change-requested', { number: one.id })}</a> <Who by={one.by} when={one.when} /></li>)}
      {open.map((one) => <li key={one.id}><Status of="exception" value={one.grade} size="small" /> <Link to={'/exceptions/$exception' as never} params={{ exception: one.id } as never}>{one.id}</Link></li>)}
      {(batch.state === 'running' || batch.state === 'pausing') && places.map((work) => {
        const step = work.steps.find((one) => one.id === work.currentStep);
        return <li key={work.id}>{step ? `${step.number} ${text(step.title)}` : `${work.number} ${text(work.title)}`}{work.startedBy && <span className="th-label"> · {work.startedBy.name}</span>}</li>;
      })}
      {batch.state === 'idle' && <li>{t('batch.wait.start')}</li>}
      {open.length === 0 && batch.state === 'complete' && <li>{batch.decision ? t('office.batch.nothing') : batch.review ? t('batch.wait.certification') : t('batch.wait.review-missing')}</li>}
    </ul>
  );
}

function States({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'pause' | 'hold' | 'resume' | 'mode' | 'move' | null>(null);
  const [ending, setEnding] = useState<'stop' | 'abort' | null>(null);
  const change = asking === null || asking === 'mode' || asking === 'move' ? 'hold' : asking;
  const done = () => { setAsking(null); setEnding(null); void queries.invalidateQueries({ queryKey: ['batches'] }); };
  return (
    <>
      {may(batch, 'pause') && <Button leftSection={<IconPlayerPause stroke={1.75} size={20} />} onClick={() => setAsking('pause')}>{t('office.batch.pause')}</Button>}
      {may(batch, 'hold') && <Button leftSection={<IconHandStop stroke={1.75} size={20} />} onClick={() => setAsking('hold')}>{t('office.batch.hold')}</Button>}
      {may(batch, 'resume') && <Button leftSection={<IconPlayerPlay stroke={1.75} size={20} />} onClick={() => setAsking('resume')}>{t('office.batch.resume')}</Button>}
      {may(batch, 'set-mode') && <Button leftSection={<IconRoute stroke={1.75} size={20} />} onClick={() => setAsking('mode')}>{t('batch.mode.change')}</Button>}
      {may(batch, 'request-version') && <Button leftSection={<IconReplace stroke={1.75} size={20} />} onClick={() => setAsking('move')}>{t('office.move.do')}</Button>}
      {may(batch, 'stop') && batch.state !== 'idle' && <Button leftSection={<IconPlayerStop stroke={1.75} size={20} />} onClick={() => setEnding('stop')}>{t('office.batch.stop')}</Button>}
      {may(batch, 'abort') && <Button color="stop" leftSection={<IconBan stroke={1.75} size={20} />} onClick={() => setEnding('abort')}>{t('office.batch.abort')}</Button>}
      <MoveDialog batch={batch} opened={asking === 'move'} onClose={() => setAsking(null)} onDone={done} />
      <ModeDialog batch={batch} opened={asking === 'mode'} onClose={() => setAsking(null)} onDone={done} />
      <ActionDialog opened={asking !== null && asking !== 'mode' && asking !== 'move'} onClose={() => setAsking(null)} title={t(`office.batch.${change}`)} why={t(`office.batch.${change}-why`)}
        verb={t(`office.batch.${change}`)} path={batchAction(batch.id, change)} body={() => ({})} onDone={done} />
      <EndBatch batch={batch} how={ending} onClose={() => setEnding(null)} onDone={done} />
    </>
  );
}

function Attempts({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  if (batch.attempts.length === 0 && batch.comments.length === 0) return null;
  return (
    <section className={css.panel}>
      <h2>{t('office.batch.attempts')}</h2>
      <ul className={css.blocked}>
        {batch.attempts.map((one) => <li key={one.when.entry}><Status of="entry" value="refused" size="small" closed /> {one.detail} <Who by={one.actor} when={one.when} /></li>)}
        {batch.comments.map((one) => <li key={one.when.entry}>{one.text} <Who by={one.by} when={one.when} /></li>)}
      </ul>
    </section>
  );
}
