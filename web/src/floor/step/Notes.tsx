import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, type Step } from '@/api/batches';
import { useCommand } from '@/api/intent';
import { type ApiProblem, problemText } from '@/api/problem';
import { useDraft } from '@/parts/drafts/useDraft';
import { useSaving } from '@/parts/drafts/useSaving';
import { Primary } from '@/parts/Primary';
import { Sheet } from '../Sheet';
import css from '../floor.module.css';

interface Props {
  batch: Batch;
  step: Step;
  opened: boolean;
  onClose: () => void;
}

/** A note beside the step, for whoever reads the record. */
export function CommentSheet(props: Props) {
  const { t } = useTranslation();
  return <Sheet opened={props.opened} onClose={props.onClose} title={t('floor.note.title', { number: props.step.number })}><CommentForm {...props} /></Sheet>;
}

function CommentForm({ batch, step, onClose }: Props) {
  const { t } = useTranslation();
  const [text, setText, drop] = useDraft(`batch/${batch.id}/${step.number}/note`, 'comment');
  const { send, complaint, setComplaint, pending } = useSheetCommand(() => { drop(); onClose(); }, `batch/${batch.id}/${step.number}/note`);
  const save = () => (text.trim() === '' ? setComplaint(t('floor.note.missing')) : send(batchAction(batch.id, 'comment'), { text: text.trim(), step: step.id }, text.trim()));
  return (
    <div className={css.sheet}>
      <Textarea data-autofocus label={t('floor.note.text')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={3} maxRows={8} maxLength={4000} />
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      <div className={css.sheetActions}><Button onClick={onClose}>{t('verb.back')}</Button><Primary loading={pending} onClick={save}>{t('verb.save')}</Primary></div>
    </div>
  );
}

/** A step is skipped or does not apply: a deviation with its reason; an exception opens. */
export function LeaveOutSheet(props: Props) {
  const { t } = useTranslation();
  return <Sheet opened={props.opened} onClose={props.onClose} title={t('floor.leave.title', { number: props.step.number })}><LeaveOutForm {...props} /></Sheet>;
}

function LeaveOutForm({ batch, step, onClose }: Props) {
  const { t } = useTranslation();
  const [how, setHow] = useState('not-applicable');
  const [reason, setReason, drop] = useDraft(`batch/${batch.id}/${step.number}/leave`, 'left-out');
  const { send, complaint, setComplaint, pending } = useSheetCommand(() => { drop(); onClose(); }, `batch/${batch.id}/${step.number}/leave`);
  const save = () => (reason.trim() === '' ? setComplaint(t('part.reason-needed')) : send(batchAction(batch.id, 'leave-out'), { step: step.id, how, reason: reason.trim() }, `${t(`floor.leave.${how}`)}: ${reason.trim()}`));
  return (
    <div className={css.sheet}>
      <p>{t('floor.leave.why')}</p>
      <SegmentedControl fullWidth aria-label={t('floor.leave.how')} value={how} onChange={setHow} data={[{ value: 'not-applicable', label: t('floor.leave.not-applicable') }, { value: 'skipped', label: t('floor.leave.skipped') }]} />
      <Textarea label={t('part.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={2000} />
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      <div className={css.sheetActions}><Button onClick={onClose}>{t('verb.back')}</Button><Primary loading={pending} onClick={save}>{t('floor.leave.do')}</Primary></div>
    </div>
  );
}

/** @param scope With it, what meets no network waits in the outbox under its own name, as entries of steps do. */
export function useSheetCommand(onDone: () => void, scope?: string) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [complaint, setComplaint] = useState<string | null>(null);
  const answered = {
    onSuccess: () => { void queries.invalidateQueries({ queryKey: ['batches'] }); onDone(); },
    onError: (problem: ApiProblem) => setComplaint(scope && problem.isUnanswered ? t('sync.kept') : problemText(problem, t)),
  };
  const command = useCommand(answered);
  const saving = useSaving(scope ?? 'none', answered);
  const waits = scope !== undefined && saving.waiting?.state === 'waiting';
  return {
    complaint: complaint ?? (waits ? t('sync.kept') : null), setComplaint, pending: command.isPending || saving.isPending,
    send: (path: string, body: object, shown = '') => {
      setComplaint(null);
      if (scope) saving.send({ path, body }, shown);
      else command.mutate({ path, body });
    },
  };
}
