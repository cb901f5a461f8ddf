import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction } from '@/api/batches';
import type { Question } from '@/api/quality';
import { holds, useMe } from '@/api/session';
import { ActionDialog } from '../ActionDialog';
import { Who } from '../batch/Who';
import { useFormDraft } from '../drafts/useFormDraft';
import css from './questions.module.css';

/** Questions of a review with their answers; who is asked, or a supervisor, answers here. */
export function QuestionList({ batch, questions, onDone }: { batch: string; questions: readonly Question[]; onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [answering, setAnswering] = useState<Question | null>(null);
  const [{ text }, change, drop] = useFormDraft(`batch/${batch}/answer/${answering?.id ?? 'none'}`, { text: '' });
  return (
    <>
      <ul className={css.questions}>
        {questions.map((one) => (
          <li key={one.id} data-open={one.answer === null || undefined}>
            <p><b>{one.id}</b> {one.text} <span className="th-label">{t('question.to', { name: one.to.name })}</span> <Who by={one.by} when={one.when} /></p>
            {one.answer ? <p className={css.answer}>{one.answer.text} <Who by={one.answer.by} when={one.answer.when} /></p>
              : me.id === one.to.id || holds(me, 'supervisor') ? <Button onClick={() => setAnswering(one)}>{t('question.answer')}</Button>
                : <p className="th-label">{t('question.waits', { name: one.to.name })}</p>}
          </li>
        ))}
      </ul>
      <ActionDialog opened={answering !== null} onClose={() => setAnswering(null)} title={t('question.answer')} why={answering?.text} verb={t('verb.save')} reason={false} path={batchAction(batch, 'answer')}
        body={() => (text.trim() === '' ? t('question.say') : { question: answering?.id, text: text.trim() })} onDone={() => { setAnswering(null); drop(); onDone(); }}>
        <Textarea data-autofocus label={t('question.answer-label')} value={text} onChange={(event) => change({ text: event.currentTarget.value })} autosize minRows={3} maxRows={8} maxLength={4000} />
      </ActionDialog>
    </>
  );
}
