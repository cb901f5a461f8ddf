import { Button, Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, type Charge, type Step } from '@/api/batches';
import { decimal, quantity } from '@/i18n/format';
import { useLanguage } from '@/i18n';
import { useDraft } from '@/parts/drafts/useDraft';
import { NumberField } from '@/parts/number/NumberField';
import { NumberPad } from '@/parts/number/NumberPad';
import { Primary } from '@/parts/Primary';
import { Sheet } from '../Sheet';
import { useSheetCommand } from './Notes';
import css from '../floor.module.css';

interface Props {
  batch: Batch;
  step: Step;
  charge: Charge;
  opened: boolean;
  onClose: () => void;
}

/** What was charged and not used goes back into the container that it came from; the step is then signed again for what is left. */
export function ReturnSheet(props: Props) {
  const { t } = useTranslation();
  return <Sheet opened={props.opened} onClose={props.onClose} title={t('floor.return.title', { lot: props.charge.lot })}><Form {...props} /></Sheet>;
}

function Form({ batch, step, charge, onClose }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const scope = `batch/${batch.id}/${step.number}/return-${charge.index}`;
  const [value, setValue, dropValue] = useDraft(scope, 'value');
  const [condition, setCondition, dropCondition] = useDraft(scope, 'reason');
  const [why, setWhy, dropWhy] = useDraft(scope, 'justification');
  const [fit, setFit] = useState(false);
  const { send, complaint, setComplaint, pending } = useSheetCommand(() => { dropValue(); dropCondition(); dropWhy(); onClose(); }, scope);
  const unit = charge.quantity.unit;
  const read = decimal(value);
  const save = () => {
    const missing = !read.ok || Number(read.value) <= 0 ? t('floor.return.value-needed') : condition.trim() === '' ? t('floor.return.condition-needed') : null;
    setComplaint(missing);
    if (missing || !read.ok) return;
    send(batchAction(batch.id, 'return-material'), { step: step.id, charge: charge.index, value: read.value, unit, fit, condition: condition.trim(), justification: why.trim() || undefined }, `${read.value} ${unit}`);
  };
  return (
    <div className={css.sheet}>
      <p>{t('floor.return.what', { charged: quantity(charge.quantity, language) })}{charge.returned ? ` ${t('floor.return.already', { returned: quantity(charge.returned, language) })}` : ''}</p>
      <NumberField label={t('floor.return.quantity')} unit={unit} value={value} onChange={setValue} state={value === '' ? { kind: 'empty' } : { kind: 'draft' }} zone={batch.zone} ownKeys onEnter={save} autoFocus name={`${step.number}-return`} />
      <NumberPad value={value} onChange={setValue} />
      <Textarea label={t('floor.return.condition')} value={condition} onChange={(event) => setCondition(event.currentTarget.value)} autosize minRows={2} maxRows={4} maxLength={1000} />
      <Checkbox label={t('floor.return.fit')} checked={fit} onChange={(event) => setFit(event.currentTarget.checked)} />
      <Textarea label={t('floor.return.why')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxRows={4} maxLength={2000} />
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      <div className={css.sheetActions}><Button onClick={onClose}>{t('verb.back')}</Button><Primary loading={pending} onClick={save}>{t('floor.return.do')}</Primary></div>
    </div>
  );
}
