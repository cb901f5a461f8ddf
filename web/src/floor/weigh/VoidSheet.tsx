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
  scope: string;
  isSending: boolean;
  onClose: () => void;
  onVoid: (putBack: boolean, reason: string) => void;
}

/** A container is not used: back into its lot, or destroyed; what was weighed stays in the record. */
export function VoidSheet(props: Props) {
  const { t } = useTranslation();
  return <Sheet opened={props.container !== null} onClose={props.onClose} title={t('floor.weigh.leave-title', { container: props.container?.id ?? '' })}><Form {...props} /></Sheet>;
}

function Form({ scope, isSending, onClose, onVoid }: Props) {
  const { t } = useTranslation();
  const [how, setHow] = useState('back');
  const [reason, setReason] = useDraft(scope, 'void-reason');
  const [complaint, setComplaint] = useState(false);
  return (
    <div className={floor.sheet}>
      <p>{t('floor.weigh.leave-what')}</p>
      <Radio.Group value={how} onChange={setHow} label={t('floor.weigh.leave-how')}>
        <Radio size="lg" mt="sm" value="back" label={t('floor.weigh.leave-back')} />
        <Radio size="lg" mt="sm" value="destroyed" label={t('floor.weigh.leave-destroyed')} />
      </Radio.Group>
      <Textarea label={t('floor.explain.why')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={2000} />
      <p role="alert" className={floor.complaint}>{complaint && reason.trim() === '' ? t('part.reason-needed') : '\u00a0'}</p>
      <div className={floor.sheetActions}>
        <Button onClick={onClose}>{t('verb.back')}</Button>
        <Primary loading={isSending} onClick={() => (reason.trim() === '' ? setComplaint(true) : onVoid(how === 'back', reason.trim()))}>{t('floor.weigh.leave')}</Primary>
      </div>
    </div>
  );
}
