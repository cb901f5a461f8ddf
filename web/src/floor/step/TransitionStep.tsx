import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type CommandAnswer } from '@/api/batches';
import { serverNow } from '@/api/clock';
import { useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { SignatureText } from '@/parts/batch/SignatureText';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { ExplainSheet } from './ExplainSheet';
import { GoOn } from './GoOn';
import { StepFrame } from './StepFrame';
import type { StepProps } from './StepScreen';
import { useGoOn } from './useGoOn';
import css from '../floor.module.css';

/** A condition that somebody signs, or a phase without steps that somebody ends. */
export function TransitionStep({ batch, place }: StepProps) {
  const { t } = useTranslation();
  const { work } = place;
  const transition = work.kind === 'transition';
  const goOn = useGoOn(batch.id, place);
  const [signing, setSigning] = useState(false);
  const [asking, setAsking] = useState<string | null>(null);
  const [justification, setJustification] = useState<string | undefined>();
  const [complaint, setComplaint] = useState<string | null>(null);
  const end = useCommand<CommandAnswer>({
    onSuccess: () => void goOn(),
    onError: (problem) => (problem.code === 'hold-time-overrun' || problem.code === 'order-not-kept' ? setAsking(problemText(problem, t)) : setComplaint(problemText(problem, t))),
  });
  const overrun = batch.timers.some((timer) => timer.kind === 'hold-time' && timer.limits.includes(work.id) && new Date(timer.dueAt).getTime() < serverNow());
  const go = (why = justification) => {
    setComplaint(null);
    if (overrun && !why) setAsking(t('floor.explain.overrun'));
    else if (transition) setSigning(true);
    else end.mutate({ path: batchAction(batch.id, 'complete-phase'), body: { phase: work.id, justification: why } });
  };
  const siblings = batch.work.filter((other) => other.kind === 'transition' && other.id !== work.id && batch.now.includes(other.id));
  const open = batch.now.includes(work.id);
  return (
    <StepFrame batch={batch} place={place} primary={open
      ? <Primary loading={end.isPending} onClick={() => go()}>{transition ? t('floor.transition.sign') : t('floor.step.done')}</Primary>
      : work.state === 'done' && <GoOn batch={batch} place={place} />}>
      <p className={css.explain}>{transition ? t('floor.transition.what') : t('floor.transition.phase')}</p>
      {transition && siblings.length > 0 && open && <p className={css.look}>{t('floor.transition.choice', { count: siblings.length })}</p>}
      {work.signature && <p className={css.signed}><SignatureText signature={work.signature} /></p>}
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      <ExplainSheet because={asking} scope={`batch/${batch.id}/${work.number}`} verb={transition ? t('floor.explain.go-sign') : t('verb.save')} onClose={() => setAsking(null)} onExplained={(text) => { setJustification(text); setAsking(null); go(text); }} />
      <SignatureSheet<CommandAnswer> opened={signing} onClose={() => setSigning(false)} onRefused={(problem) => { if (problem.code === 'condition-not-met' || problem.code === 'order-not-kept') { setSigning(false); setAsking(problemText(problem, t)); } }} action={batchAction(batch.id, 'sign-transition')} body={{ transition: work.id, justification }} onSigned={() => { setSigning(false); void goOn(); }} />
    </StepFrame>
  );
}
