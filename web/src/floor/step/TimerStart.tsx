import { IconPlayerPlay } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type CommandAnswer } from '@/api/batches';
import { useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { Primary } from '@/parts/Primary';
import { ExplainSheet } from './ExplainSheet';
import { StepFrame } from './StepFrame';
import type { KnownStep } from './StepScreen';
import { TimerBox } from './TimerBox';
import { asksWhy } from './useLateStart';
import css from '../floor.module.css';

/** The clock begins with a tap, by the server's time. */
export function TimerStart({ batch, place }: KnownStep) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { step } = place;
  const [complaint, setComplaint] = useState<string | null>(null);
  const [asking, setAsking] = useState<string | null>(null);
  const start = useCommand<CommandAnswer>({
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['batches'] }),
    onError: (problem) => (asksWhy(problem) ? setAsking(problemText(problem, t)) : setComplaint(problemText(problem, t))),
  });
  const go = (justification?: string) => start.mutate({ path: batchAction(batch.id, 'start-timer'), body: { step: step.id, justification } });
  return (
    <StepFrame batch={batch} place={place} primary={<Primary loading={start.isPending} leftSection={<IconPlayerPlay stroke={1.75} size={28} />} onClick={() => go()}>{t('floor.timer.start')}</Primary>}>
      <TimerBox step={step} zone={batch.zone} />
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      <ExplainSheet because={asking} scope={`batch/${batch.id}/${step.id}`} verb={t('floor.timer.start')} onClose={() => setAsking(null)} onExplained={(why) => { setAsking(null); go(why); }} />
    </StepFrame>
  );
}
