import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type CommandAnswer } from '@/api/batches';
import { serverNow } from '@/api/clock';
import { type ApiProblem, problemText } from '@/api/problem';
import { useMe } from '@/api/session';
import { SignatureText } from '@/parts/batch/SignatureText';
import { LateMark } from '@/parts/batch/StepReading';
import { useText } from '@/parts/batch/text';
import { readDraft } from '@/parts/drafts/draftStore';
import type { Late } from '@/parts/drafts/late';
import { sendAgain } from '@/parts/drafts/outbox';
import { useDraft } from '@/parts/drafts/useDraft';
import { fieldOf, useSaving } from '@/parts/drafts/useSaving';
import { FieldStatus } from '@/parts/FieldStatus';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { ExplainSheet } from './ExplainSheet';
import { GoOn } from './GoOn';
import { StepFrame } from './StepFrame';
import type { StepProps } from './StepScreen';
import { useGoOn } from './useGoOn';
import { useLateReason } from './useLateReason';
import { syncStore } from '@/shell/sync/syncStore';
import { useStore } from '@/shell/store';
import css from '../floor.module.css';

/** A condition that somebody signs, or a phase without steps that somebody ends. */
export function TransitionStep({ batch, place }: StepProps) {
  const { t } = useTranslation();
  const { work } = place;
  const transition = work.kind === 'transition';
  const goOn = useGoOn(batch.id, place);
  const me = useMe();
  const text = useText();
  const scope = `batch/${batch.id}/${work.number}`;
  const offline = useStore(syncStore).offlineSince !== null;
  const [seen, setSeen, dropSeen] = useDraft(scope, 'condition');
  const [signing, setSigning] = useState(false);
  const [late, setLate] = useState<Late | undefined>();
  const [asking, setAsking] = useState<string | null>(null);
  const [justification, setJustification] = useState<string | undefined>();
  const [complaint, setComplaint] = useState<string | null>(null);
  const lateReason = useLateReason(scope, batch.zone, transition ? t('floor.explain.go-sign') : t('verb.save'));
  const end = useSaving<CommandAnswer>(scope, {
    onSuccess: () => void goOn(),
    onError: (problem: ApiProblem) => (problem.isUnanswered ? undefined : problem.code === 'hold-time-overrun' || problem.code === 'order-not-kept' ? setAsking(problemText(problem, t)) : setComplaint(problemText(problem, t))),
  });
  const overrun = batch.timers.some((timer) => timer.kind === 'hold-time' && timer.limits.includes(work.id) && new Date(timer.dueAt).getTime() < serverNow());
  const go = (why = justification) => {
    setComplaint(null);
    if (overrun && !why) setAsking(t('floor.explain.overrun'));
    else if (transition) void sign();
    else if (end.waiting && why === undefined) again(end.waiting);
    else end.send({ path: batchAction(batch.id, 'complete-phase'), body: { phase: work.id, justification: why } }, text(work.title));
  };
  // A signature needs the network: without it, that the condition was seen is noted, and signed later with that time.
  const sign = async () => {
    if (offline) return setSeen(seen || text(work.title));
    lateReason.withLate(seen === '' ? undefined : (await readDraft(me.id, scope, 'condition'))?.at, (claim) => { setLate(claim); setSigning(true); });
  };
  const again = (waiting: NonNullable<typeof end.waiting>) => lateReason.withLate(waiting.at, (claim) =>
    void sendAgain(waiting, { ...waiting.body, ...(claim && { late: claim }) }).then((done) => { if (done) void goOn(); }));
  const siblings = batch.work.filter((other) => other.kind === 'transition' && other.id !== work.id && batch.now.includes(other.id));
  const open = batch.now.includes(work.id);
  return (
    <StepFrame batch={batch} place={place} primary={open
      ? <Primary loading={end.isPending} onClick={() => go()}>{transition ? t('floor.transition.sign') : t('floor.step.done')}</Primary>
      : work.state === 'done' && <GoOn batch={batch} place={place} />}>
      <p className={css.explain}>{transition ? t('floor.transition.what') : t('floor.transition.phase')}</p>
      {transition && siblings.length > 0 && open && <p className={css.look}>{t('floor.transition.choice', { count: siblings.length })}</p>}
      {work.signature && <p className={css.signed}><SignatureText signature={work.signature} /></p>}
      {work.late && <p className={css.signed}><LateMark late={work.late} zone={batch.zone} /></p>}
      {open && seen !== '' && <p className={css.look} data-condition-noted>{t('floor.transition.noted')}</p>}
      {open && end.waiting && !end.isPending && <FieldStatus state={fieldOf(end.waiting, (problem) => problemText(problem, t))} zone={batch.zone} />}
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      <ExplainSheet because={asking} scope={`batch/${batch.id}/${work.number}`} verb={transition ? t('floor.explain.go-sign') : t('verb.save')} onClose={() => setAsking(null)} onExplained={(why) => { setJustification(why); setAsking(null); go(why); }} />
      <SignatureSheet<CommandAnswer> opened={signing} onClose={() => setSigning(false)} onRefused={(problem) => { if (problem.code === 'condition-not-met' || problem.code === 'order-not-kept') { setSigning(false); setAsking(problemText(problem, t)); } }} action={batchAction(batch.id, 'sign-transition')} body={{ transition: work.id, justification, late }} onSigned={() => { setSigning(false); dropSeen(); void goOn(); }} />
      {lateReason.sheet}
    </StepFrame>
  );
}
