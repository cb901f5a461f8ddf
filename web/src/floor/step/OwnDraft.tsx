import { Button } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch, Step } from '@/api/batches';
import { useMe } from '@/api/session';
import { useLanguage } from '@/i18n';
import { quantity, shortTime } from '@/i18n/format';
import { useAnswer } from '@/parts/batch/text';
import { keepDraft } from '@/parts/drafts/draftStore';
import { settle } from '@/parts/drafts/outbox';
import { useDraft } from '@/parts/drafts/useDraft';
import { CorrectSheet } from './CorrectSheet';
import css from '../floor.module.css';

interface Props {
  batch: Batch;
  step: Step;
  mayCorrect: boolean;
}

/**
 * Somebody was faster while this person had typed something: whose value counts, what became of one's own. Without these
 * words the screen would show the other value as saved, and one would take it for one's own.
 */
export function OwnDraft({ batch, step, mayCorrect }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const answer = useAnswer();
  const me = useMe();
  const scope = `batch/${batch.id}/${step.number}`;
  const charged = step.charges.at(-1);
  const [mine, , dropDraft] = useDraft(scope, charged ? 'quantity' : 'value');
  const drop = useCallback(() => { dropDraft(); settle(me.id, scope); }, [dropDraft, me.id, scope]);
  const [correcting, setCorrecting] = useState(false);
  const there = charged ? { by: charged.by, when: charged.when, value: charged.quantity.value, shown: quantity(charged.quantity, language) }
    : step.value ? { by: step.value.by, when: step.value.when, value: step.value.value, shown: answer(step, step.value.value, step.value.unit) } : null;
  // The live feed may be faster than the answer to one's own entry: that is no conflict, and the draft has served.
  const same = there !== null && there.by.id === me.id && there.value === mine.trim().replace(',', '.');
  useEffect(() => { if (same && mine !== '') drop(); }, [same, mine, drop]);
  if (mine === '' || there === null || same) return null;
  const own = charged ? quantity({ value: mine, unit: charged.quantity.unit }, language) : answer(step, mine, step.unit);
  const correct = () => {
    keepDraft({ person: me.id, scope: `${scope}/correct`, field: 'value', value: mine });
    setCorrecting(true);
  };
  return (
    <div className={css.look} role="alert" data-own-draft>
      <p>{t('floor.step.faster', { by: there.by.name, value: there.shown, time: shortTime(there.when.at, batch.zone), mine: own })}</p>
      <div className={css.row}>
        {mayCorrect && !charged && <Button onClick={correct}>{t('floor.step.correct-with', { mine: own })}</Button>}
        <Button onClick={drop}>{t('floor.step.drop-draft')}</Button>
      </div>
      <CorrectSheet batch={batch} step={step} charge={null} opened={correcting} onClose={() => setCorrecting(false)} />
    </div>
  );
}
