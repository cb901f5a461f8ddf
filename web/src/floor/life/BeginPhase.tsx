import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, may, type Work } from '@/api/batches';
import { useDraft } from '@/parts/drafts/useDraft';
import { Primary } from '@/parts/Primary';
import { Rules, StepFrame } from '../step/StepFrame';
import { useSheetCommand } from '../step/Notes';
import type { StepProps } from '../step/StepScreen';
import css from '../floor.module.css';

/** True where the mode lets a phase begin only by somebody's word. */
export const asksToBegin = (batch: Batch, work: Work): boolean =>
  work.kind === 'phase' && batch.state === 'running' && (batch.mode ?? 'automatic') !== 'automatic' && work.started === null && batch.now.includes(work.id);

/** Semi-automatic: somebody begins the phase. Manual: a supervisor picks it, and says why. */
export function BeginPhase({ batch, place }: StepProps) {
  const { t } = useTranslation();
  const { work } = place;
  const manual = batch.mode === 'manual';
  const open = may(batch, 'start-phase', work.id);
  const [reason, setReason, drop] = useDraft(`batch/${batch.id}/${work.number}`, 'begin');
  const { send, complaint, setComplaint, pending } = useSheetCommand(drop);
  const begin = () => (manual && reason.trim() === '' ? setComplaint(t('part.reason-needed'))
    : send(batchAction(batch.id, 'start-phase'), { phase: work.id, justification: reason.trim() || undefined }));
  return (
    <StepFrame batch={batch} place={place} primary={open && <Primary loading={pending} onClick={begin}>{t('floor.begin.do', { number: work.number })}</Primary>}>
      <p className={css.explain}>{t(manual ? (open ? 'floor.begin.manual' : 'floor.begin.supervisor') : 'floor.begin.semi')}</p>
      {place.step && <Rules step={place.step} />}
      {manual && open && <Textarea label={t('part.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={1000} />}
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
    </StepFrame>
  );
}
