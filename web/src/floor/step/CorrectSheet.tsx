import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, type Step } from '@/api/batches';
import { decimal } from '@/i18n/format';
import { foresee, isMeasured } from '@/parts/batch/limits';
import { useDraft } from '@/parts/drafts/useDraft';
import { NumberPad } from '@/parts/number/NumberPad';
import { Primary } from '@/parts/Primary';
import { StepReading } from '@/parts/batch/StepReading';
import { Sheet } from '../Sheet';
import { useSheetCommand } from './Notes';
import { isReconciled, partsOf, resultOf } from './parts';
import { PartsInput, PartsPad } from './PartsInput';
import { ValueInput } from './ValueInput';
import css from '../floor.module.css';

interface Props {
  batch: Batch;
  step: Step;
  charge: number | null;
  opened: boolean;
  onClose: () => void;
}

/** A right value beside the wrong one: the old stays readable, the reason is needed, signatures are given again. */
export function CorrectSheet(props: Props) {
  const { t } = useTranslation();
  return <Sheet opened={props.opened} onClose={props.onClose} title={t('floor.correct.title', { number: props.step.number })}><Form {...props} /></Sheet>;
}

function Form({ batch, step, charge, onClose }: Props) {
  const { t } = useTranslation();
  const scope = `batch/${batch.id}/${step.number}/correct`;
  const [value, setValue, dropValue] = useDraft(scope, 'value');
  const [reason, setReason, dropReason] = useDraft(scope, 'reason');
  const [why, setWhy, dropWhy] = useDraft(scope, 'justification');
  const [asked, setAsked] = useState(false);
  const { send, complaint, setComplaint, pending } = useSheetCommand(() => { dropValue(); dropReason(); dropWhy(); onClose(); }, scope);
  const of = step.charges.find((one) => one.index === charge);
  // A charge is corrected in its quantity, so its field is that of a number in the unit of the charge.
  const field: Step = of ? { ...step, kind: 'number', unit: of.quantity.unit, limits: null, alert: null, plausible: null } : step;
  const measured = isMeasured(field);
  // What consists of several numbers is corrected from what they were.
  const parts = value === '' ? JSON.stringify(step.value?.detail?.parts ?? {}) : value;
  const made = partsOf[field.kind] ? resultOf(field, parts) : null;
  const [part, setPart] = useState('');
  const read = decimal(value);
  const canonical = partsOf[field.kind] ? (made?.result ?? '') : measured ? (read.ok ? read.value : '') : value.trim();
  const outside = canonical !== '' && (field.kind === 'reconciliation' ? !isReconciled(field, canonical)
    : measured && field.kind !== 'yield' ? foresee(field, canonical) === 'outside' : field.expected.length > 0 && !field.expected.includes(canonical));
  const explains = outside || asked;
  const save = () => {
    const missing = canonical === '' ? t('floor.correct.value-needed') : reason.trim() === '' ? t('part.reason-needed') : explains && why.trim() === '' ? t('floor.correct.why-needed') : null;
    setComplaint(missing);
    if (explains) setAsked(true);
    if (missing) return;
    send(batchAction(batch.id, 'correct'), { step: step.id, value: canonical, reason: reason.trim(), parts: made?.parts, unit: measured ? (field.unit ?? undefined) : undefined, charge: charge ?? undefined, justification: explains ? why.trim() : undefined }, `${canonical} ${field.unit ?? ''}`.trim());
  };
  return (
    <div className={css.sheet}>
      <div className={css.onRecord}><StepReading step={step} /></div>
      {partsOf[field.kind] ? (
        <>
          <PartsInput step={field} draft={parts} onChange={setValue} state={value === '' ? { kind: 'empty' } : { kind: 'draft' }} zone={batch.zone} onEnter={save} onPart={setPart} />
          <PartsPad draft={parts} part={part} onChange={setValue} whole={field.decimals === 0} />
        </>
      ) : <ValueInput step={field} value={value} onChange={setValue} state={value === '' ? { kind: 'empty' } : { kind: 'draft' }} zone={batch.zone} autoFocus />}
      {measured && <NumberPad value={value} onChange={setValue} />}
      <Textarea label={t('floor.correct.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={5} maxLength={1000} />
      {explains && <Textarea label={t('floor.correct.why-outside')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxRows={5} maxLength={2000} />}
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      <div className={css.sheetActions}><Button onClick={onClose}>{t('verb.back')}</Button><Primary loading={pending} onClick={save}>{t('floor.correct.save')}</Primary></div>
    </div>
  );
}
