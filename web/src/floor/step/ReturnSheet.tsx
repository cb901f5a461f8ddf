import { Button, SegmentedControl, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, type Charge, type Step } from '@/api/batches';
import { useLanguage } from '@/i18n';
import { decimal, quantity } from '@/i18n/format';
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
  opened: boolean;
  onClose: () => void;
}

/** What was charged and not used goes back into stock, when it is fit for use; the record keeps both. */
export function ReturnSheet(props: Props) {
  const { t } = useTranslation();
  return <Sheet opened={props.opened} onClose={props.onClose} title={t('floor.return.title', { number: props.step.number })}><Form {...props} /></Sheet>;
}

const nameOf = (charge: Charge) => String(charge.index);

function Form({ batch, step, onClose }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const scope = `batch/${batch.id}/${step.number}/return`;
  const [value, setValue, dropValue] = useDraft(scope, 'quantity');
  const [condition, setCondition, dropCondition] = useDraft(scope, 'reason');
  const [fit, setFit] = useState('yes');
  const [of, setOf] = useState(nameOf(step.charges.at(-1)!));
  const charge = step.charges.find((one) => nameOf(one) === of) ?? step.charges.at(-1)!;
  const { send, complaint, setComplaint, pending } = useSheetCommand(() => { dropValue(); dropCondition(); onClose(); });
  const read = decimal(value);
  const save = () => {
    if (!read.ok) return setComplaint(t(`field.${read.reason}`));
    if (condition.trim() === '') return setComplaint(t('floor.return.say-condition'));
    send(batchAction(batch.id, 'return-material'), { step: step.id, charge: charge.index, value: read.value, unit: charge.quantity.unit, fit: fit === 'yes', condition: condition.trim() });
  };
  return (
    <div className={css.sheet}>
      <p>{t('floor.return.what')}</p>
      {step.charges.length > 1 && (
        <Select label={t('floor.return.of')} allowDeselect={false} value={of} onChange={(next) => next && setOf(next)}
          data={step.charges.map((one) => ({ value: nameOf(one), label: `${one.container ?? one.lot} · ${quantity(one.quantity, language)}` }))} />
      )}
      <NumberField label={`${t('floor.return.quantity')} · ${charge.container ?? charge.lot}`} unit={charge.quantity.unit} value={value} onChange={(next) => { setComplaint(null); setValue(next); }}
        state={value === '' ? { kind: 'empty' } : { kind: 'draft' }} zone={batch.zone} ownKeys onEnter={save} autoFocus name={`${step.number}-return`} />
      <NumberPad value={value} onChange={setValue} />
      <SegmentedControl fullWidth aria-label={t('floor.return.fit')} value={fit} onChange={setFit} data={['yes', 'no'].map((one) => ({ value: one, label: t(`floor.return.fit-${one}`) }))} />
      <Textarea label={t('floor.return.condition')} value={condition} onChange={(event) => setCondition(event.currentTarget.value)} autosize minRows={2} maxRows={5} maxLength={1000} />
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      <div className={css.sheetActions}><Button onClick={onClose}>{t('verb.back')}</Button><Primary loading={pending} onClick={save}>{t('floor.return.do')}</Primary></div>
    </div>
  );
}
