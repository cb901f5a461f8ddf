import { Button, Textarea } from '@mantine/core';
import { IconRepeat, IconRotate2 } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, type CommandAnswer, may, type Step } from '@/api/batches';
import { useDraft } from '@/parts/drafts/useDraft';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { Sheet } from '../Sheet';
import { useSheetCommand } from '../step/Notes';
import css from '../floor.module.css';

type How = 'repeat' | 'reopen';

/** A complete step is done again: by whoever works on its phase, or, after the phase, by a supervisor's signature. */
export function RedoButtons({ batch, step }: { batch: Batch; step: Step }) {
  const { t } = useTranslation();
  const [how, setHow] = useState<How | null>(null);
  const repeat = may(batch, 'repeat', step.id);
  const reopen = !repeat && may(batch, 'reopen') && step.kind !== 'commission-packs' && step.completed !== null && step.extra?.condition?.applies !== false;
  if (!repeat && !reopen) return null;
  const open = repeat ? 'repeat' : 'reopen';
  const Icon = repeat ? IconRepeat : IconRotate2;
  return (
    <div className={css.row}>
      <Button leftSection={<Icon stroke={1.75} size={28} />} onClick={() => setHow(open)}>{t(`floor.redo.${open}`)}</Button>
      <Sheet opened={how !== null} onClose={() => setHow(null)} title={t(`floor.redo.${how ?? 'repeat'}-title`, { number: step.number })}>
        {how && <RedoForm batch={batch} step={step} how={how} onClose={() => setHow(null)} />}
      </Sheet>
    </div>
  );
}

function RedoForm({ batch, step, how, onClose }: { batch: Batch; step: Step; how: How; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason, drop] = useDraft(`batch/${batch.id}/${step.number}`, how);
  const [signing, setSigning] = useState(false);
  const done = () => { drop(); onClose(); };
  const { send, complaint, setComplaint, pending } = useSheetCommand(done);
  const go = () => {
    if (reason.trim() === '') setComplaint(t('part.reason-needed'));
    else if (how === 'repeat') send(batchAction(batch.id, 'repeat'), { step: step.id, reason: reason.trim() });
    else setSigning(true);
  };
  return (
    <div className={css.sheet}>
      <p>{t(`floor.redo.${how}-why`)}</p>
      <Textarea data-autofocus label={t('part.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={1000} />
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      <div className={css.sheetActions}><Button onClick={onClose}>{t('verb.back')}</Button><Primary loading={pending} onClick={go}>{t(how === 'repeat' ? 'floor.redo.repeat' : 'floor.explain.go-sign')}</Primary></div>
      {how === 'reopen' && <SignatureSheet<CommandAnswer> opened={signing} onClose={() => setSigning(false)} action={batchAction(batch.id, 'reopen')} body={{ step: step.id, reason: reason.trim() }} onSigned={() => { setSigning(false); void queries.invalidateQueries({ queryKey: ['batches'] }); done(); }} />}
    </div>
  );
}
