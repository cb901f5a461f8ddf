import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, batchPath, type CommandAnswer } from '@/api/batches';
import { useCommand } from '@/api/intent';
import { ApiProblem, problemText } from '@/api/problem';
import { useMe } from '@/api/session';
import { useLanguage } from '@/i18n';
import { number } from '@/i18n/format';
import { useDraft } from '@/parts/drafts/useDraft';
import { readDraft } from '@/parts/drafts/draftStore';
import type { Late } from '@/parts/drafts/late';
import { sendAgain } from '@/parts/drafts/outbox';
import { fieldOf, useSaving } from '@/parts/drafts/useSaving';
import type { FieldState } from '@/parts/FieldStatus';
import { NumberField } from '@/parts/number/NumberField';
import { NumberPad } from '@/parts/number/NumberPad';
import { Primary } from '@/parts/Primary';
import { StepFrame } from './StepFrame';
import type { KnownStep } from './StepScreen';
import { useLateReason } from './useLateReason';
import { useLateStart } from './useLateStart';
import css from '../floor.module.css';

/** Serial numbers for the packs of this batch, in as many goes as the line needs; the last one is said to be the last. */
export function PacksStep({ batch, place }: KnownStep) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const me = useMe();
  const { step } = place;
  const scope = `batch/${batch.id}/${step.number}`;
  const [value, setValue, drop] = useDraft(scope, 'packs');
  const [last, setLast] = useState(false);
  const [state, setState] = useState<FieldState | null>(null);
  const commission = useSaving<{ notReported: string | null }>(scope, {
    // The packs are made; where the batch record could not count them, the person must know.
    onSuccess: (done) => { drop(); setState(done.notReported ? { kind: 'refused', why: problemText(new ApiProblem({ code: done.notReported }), t) } : null); void queries.invalidateQueries({ queryKey: ['batches'] }); },
    onError: (problem) => setState(problem.isUnanswered ? null : { kind: 'refused', why: problemText(problem, t) }),
  });
  const late = useLateStart(batch, place, (why) => setState({ kind: 'refused', why }));
  const begin = useCommand<CommandAnswer>();
  const lateReason = useLateReason(scope, batch.zone, t('floor.packs.do'));
  // Counted long ago: the server takes it with that time and a reason. What was sent and not answered is the same act still.
  const save = async () => {
    const { waiting } = commission;
    const noted = waiting?.at ?? (await readDraft(me.id, scope, 'packs'))?.at;
    lateReason.withLate(noted, (late) => (waiting
      ? void sendAgain(waiting, { ...waiting.body, ...(late && { late }) }).then((done) => { if (done) { drop(); void queries.invalidateQueries({ queryKey: ['batches'] }); } })
      : check(late)));
  };
  const check = (claim?: Late) => {
    if (!/^[1-9]\d{0,6}$/.test(value)) return setState({ kind: 'refused', why: t('floor.packs.count-needed') });
    // Where a time runs, what must not begin yet or only with an explanation is known before any pack has its number.
    if (place.work.started !== null || !batch.timers.some((timer) => timer.limits.includes(place.work.id))) return send(claim);
    begin.mutate({ path: batchAction(batch.id, 'start-phase'), body: { phase: place.work.id } }, {
      onSuccess: () => send(claim),
      onError: (problem) => { if (!late.explains(problem, () => send(claim))) setState({ kind: 'refused', why: problemText(problem, t) }); },
    });
  };
  const send = (claim?: Late) => {
    setState({ kind: 'sending', since: Date.now() });
    commission.send({ path: `${batchPath(batch.id)}/packs/actions/commission`, body: { count: Number(value), last, late: claim } }, number(Number(value), language));
  };
  const change = (next: string) => { setState(null); commission.forget(); setValue(next.replace(/\D/g, '')); };
  const shown: FieldState = state ?? (commission.waiting ? fieldOf(commission.waiting, (problem) => problemText(problem, t)) : value === '' ? { kind: 'empty' } : { kind: 'draft' });
  return (
    <StepFrame batch={batch} place={place} keys={<NumberPad value={value} onChange={change} whole />}
      primary={<Primary loading={commission.isPending} onClick={() => void save()}>{last ? t('floor.packs.do-last') : t('floor.packs.do')}</Primary>}>
      <p className={css.material}>{t('floor.packs.so-far')} <b>{number(step.packs ?? 0, language)}</b></p>
      <NumberField label={t('floor.packs.count')} unit={t('floor.packs.unit')} value={value} onChange={change} state={shown} zone={batch.zone} ownKeys onEnter={() => void save()} autoFocus name={`${step.number}-packs`} />
      {late.sheet}
      {lateReason.sheet}
      <div className={css.row}>
        <Button role="switch" aria-checked={last} variant={last ? 'light' : 'default'} color={last ? 'do' : undefined} onClick={() => setLast(!last)}>{last ? t('floor.packs.last-yes') : t('floor.packs.last-no')}</Button>
      </div>
    </StepFrame>
  );
}
