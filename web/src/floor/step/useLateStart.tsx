import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, type CommandAnswer } from '@/api/batches';
import { useCommand } from '@/api/intent';
import { type ApiProblem, problemText } from '@/api/problem';
import type { Place } from '../find';
import { ExplainSheet } from './ExplainSheet';

/** Refusals that an explanation answers; an exception opens with it. */
export const asksWhy = (problem: ApiProblem): boolean => ['justification-missing', 'hold-time-overrun', 'order-not-kept', 'check-missed', 'lot-promised-to-others'].includes(problem.code);

interface LateStart {
  /** True when the work is begun with an explanation first; then what was about to be done is done again. */
  explains: (problem: ApiProblem, again: () => void) => boolean;
  sheet: ReactNode;
}

/** For steps whose own entry takes no explanation: a photo, packs, a block of signatures. */
export function useLateStart(batch: Batch, place: Place, onRefused: (why: string) => void): LateStart {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<{ because: string; again: () => void } | null>(null);
  const begin = useCommand<CommandAnswer>({ onError: (problem) => onRefused(problemText(problem, t)) });
  const explained = (justification: string) => {
    const again = asking?.again;
    setAsking(null);
    begin.mutate({ path: batchAction(batch.id, 'start-phase'), body: { phase: place.work.id, justification } }, { onSuccess: () => again?.() });
  };
  return {
    explains: (problem, again) => {
      if (place.work.started !== null || !asksWhy(problem)) return false;
      setAsking({ because: problemText(problem, t), again });
      return true;
    },
    sheet: <ExplainSheet because={asking?.because ?? null} scope={`batch/${batch.id}/${place.work.number}/start`} verb={t('floor.explain.go-on')} onClose={() => setAsking(null)} onExplained={explained} />,
  };
}
