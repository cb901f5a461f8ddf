import { IconPlayerPlay } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type CommandAnswer } from '@/api/batches';
import { problemText } from '@/api/problem';
import { sendAgain } from '@/parts/drafts/outbox';
import { fieldOf, useSaving } from '@/parts/drafts/useSaving';
import { FieldStatus } from '@/parts/FieldStatus';
import { Primary } from '@/parts/Primary';
import { ExplainSheet } from './ExplainSheet';
import { StepFrame } from './StepFrame';
import type { KnownStep } from './StepScreen';
import { TimerBox } from './TimerBox';
import { useLateReason } from './useLateReason';
import { asksWhy } from './useLateStart';
import css from '../floor.module.css';

/** The clock begins with a tap, by the server's time; a tap without network waits, and its time is kept beside it. */
export function TimerStart({ batch, place }: KnownStep) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { step } = place;
  const scope = `batch/${batch.id}/${step.number}`;
  const [complaint, setComplaint] = useState<string | null>(null);
  const [asking, setAsking] = useState<string | null>(null);
  const refresh = () => void queries.invalidateQueries({ queryKey: ['batches'] });
  const start = useSaving<CommandAnswer>(scope, {
    onSuccess: refresh,
    onError: (problem) => { if (asksWhy(problem)) setAsking(problemText(problem, t)); else if (!problem.isUnanswered) setComplaint(problemText(problem, t)); },
  });
  const late = useLateReason(scope, batch.zone, t('floor.timer.start'));
  const go = (justification?: string) => {
    setComplaint(null);
    const { waiting } = start;
    // What was tapped then is the same act: it goes again under its own key, with why it is late.
    if (waiting && justification === undefined) {
      return late.withLate(waiting.at, (why) => void sendAgain(waiting, { ...waiting.body, ...(why && { late: why }) }).then((done) => { if (done) refresh(); }));
    }
    start.send({ path: batchAction(batch.id, 'start-timer'), body: { step: step.id, justification } }, t('floor.timer.start'));
  };
  return (
    <StepFrame batch={batch} place={place} primary={<Primary loading={start.isPending} leftSection={<IconPlayerPlay stroke={1.75} size={28} />} onClick={() => go()}>{t('floor.timer.start')}</Primary>}>
      <TimerBox step={step} zone={batch.zone} />
      {start.waiting && !start.isPending && <FieldStatus state={fieldOf(start.waiting, (problem) => problemText(problem, t))} zone={batch.zone} />}
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      <ExplainSheet because={asking} scope={`batch/${batch.id}/${step.id}`} verb={t('floor.timer.start')} onClose={() => setAsking(null)} onExplained={(why) => { setAsking(null); go(why); }} />
      {late.sheet}
    </StepFrame>
  );
}
