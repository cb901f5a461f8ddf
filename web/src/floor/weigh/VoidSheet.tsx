import { Button, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '@/parts/drafts/useDraft';
import { Primary } from '@/parts/Primary';
import { Sheet } from '../Sheet';
import type { WeighedContainer } from '@/api/batches';
import floor from '../floor.module.css';

interface Props {
  container: WeighedContainer | null;
  batch: string;
  isSending: boolean;
  /** Why the server did not take it. */
  complaint: string | null;
  onClose: () => void;
  onVoid: (putBack: boolean, reason: string, done: () => void) => void;
}

/** A container is not used: back into its lot, or destroyed; what was weighed stays in the record. */
export function VoidSheet(props: Props) {
  const { t } = useTranslation();
  return <Sheet opened={props.container !== null} onClose={props.onClose} title={t('floor.weigh.leave-title', { container: props.container?.id ?? '' })}>{props.container && <Form {...props} container={props.container} />}</Sheet>;
}

function Form({ container, batch, isSending, complaint, onClose, onVoid }: Props & { container: WeighedContainer }) {
  const { t } = useTranslation();
  const [how, setHow] = useState('back');
  // Each container has its own reason.
  const [reason, setReason, drop] = useDraft(`batch/${batch}/container/${container.id}`, 'void-reason');
  const [asked, setAsked] = useState(false);
  return (
    <div className={floor.sheet}>
      <p>{t('floor.weigh.leave-what')}</p>
      <Radio.Group value={how} onChange={setHow} label={t('floor.weigh.leave-how')}>
        <Radio size="lg" mt="sm" value="back" label={t('floor.weigh.leave-back')} />
        <Radio size="lg" mt="sm" value="destroyed" label={t('floor.weigh.leave-destroyed')} />
      </Radio.Group>
      <Textarea label={t('floor.explain.why')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={2000} />
      <p role="alert" className={floor.complaint}>{asked && reason.trim() === '' ? t('part.reason-needed') : (complaint ?? '\u00a0')}</p>
      <div className={floor.sheetActions}>
        <Button onClick={onClose}>{t('verb.back')}</Button>
        <Primary loading={isSending} onClick={() => (reason.trim() === '' ? setAsked(true) : onVoid(how === 'back', reason.trim(), drop))}>{t('floor.weigh.leave')}</Primary>
      </div>
    </div>
  );
}
