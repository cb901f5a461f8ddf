import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch } from '@/api/batches';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';

/** What cannot be undone is signed, with its reason. */
export function EndBatch({ batch, how, onClose, onDone }: { batch: Batch; how: 'stop' | 'abort' | null; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [complaint, setComplaint] = useState(false);
  const [signing, setSigning] = useState(false);
  return (
    <Modal opened={how !== null} onClose={onClose} title={t(how === 'abort' ? 'office.batch.abort' : 'office.batch.stop')} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      <Stack>
        <p style={{ margin: 0 }}>{t('office.batch.end-why')}</p>
        <Textarea data-autofocus label={t('part.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={1000} />
        <p role="alert" style={{ margin: 0, minHeight: '1.5em', color: 'var(--th-stop)' }}>{complaint && reason.trim() === '' ? t('part.reason-needed') : '\u00a0'}</p>
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={onClose}>{t('verb.back')}</Button>
          <Primary onClick={() => (reason.trim() === '' ? setComplaint(true) : setSigning(true))}>{t('board.go-sign')}</Primary>
        </Group>
      </Stack>
      {how && <SignatureSheet opened={signing} onClose={() => setSigning(false)} action={batchAction(batch.id, how)} body={{ reason: reason.trim() }} onSigned={() => { setSigning(false); onDone(); }} />}
    </Modal>
  );
}
