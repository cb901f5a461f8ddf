import { Button, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch } from '@/api/batches';
import { useDraft } from '@/parts/drafts/useDraft';
import { Primary } from '@/parts/Primary';
import { Sheet } from '../Sheet';
import { useSheetCommand } from '../step/Notes';
import css from '../floor.module.css';

export type StateAction = 'pause' | 'hold' | 'resume';

interface Props {
  batch: Batch;
  /** What is done to the batch, or null: closed. */
  action: StateAction | null;
  onClose: () => void;
}

/** Whoever may pauses or holds a batch, or lets it go on, at the tablet where he stands. */
export function StateSheet({ batch, action, onClose }: Props) {
  const { t } = useTranslation();
  return <Sheet opened={action !== null} onClose={onClose} title={t(`floor.batch.${action ?? 'hold'}`)}>{action && <Form batch={batch} action={action} onClose={onClose} />}</Sheet>;
}

function Form({ batch, action, onClose }: { batch: Batch; action: StateAction; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason, drop] = useDraft(`batch/${batch.id}/${action}`, 'reason');
  const { send, complaint, setComplaint, pending } = useSheetCommand(() => { drop(); onClose(); });
  const save = () => (reason.trim() === '' ? setComplaint(t('part.reason-needed')) : send(batchAction(batch.id, action), { reason: reason.trim() }));
  return (
    <div className={css.sheet}>
      <p>{t(`floor.batch.${action}-why`)}</p>
      <Textarea data-autofocus label={t('part.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={1000} />
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      <div className={css.sheetActions}><Button onClick={onClose}>{t('verb.back')}</Button><Primary loading={pending} onClick={save}>{t(`floor.batch.${action}`)}</Primary></div>
    </div>
  );
}
