import { Button, Textarea, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Step } from '@/api/batches';
import { serverNow } from '@/api/clock';
import { atWall, inZone } from '@/i18n/format';
import { useText } from '@/parts/batch/text';
import { type FieldState, FieldStatus } from '@/parts/FieldStatus';
import { NumberField } from '@/parts/number/NumberField';
import css from '../floor.module.css';

interface Props {
  step: Step;
  value: string;
  onChange: (next: string) => void;
  state: FieldState;
  zone: string;
  onEnter?: () => void;
  autoFocus?: boolean;
}

/** The field of each kind of value, with its status line below. */
export function ValueInput({ step, value, onChange, state, zone, onEnter, autoFocus = false }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const status = <FieldStatus state={state} zone={zone} />;
  switch (step.kind) {
    case 'number':
    case 'yield':
    case 'environmental-reading':
      return <NumberField label={t('floor.step.value')} unit={step.unit ?? ''} value={value} onChange={onChange} state={state} zone={zone} ownKeys onEnter={onEnter} autoFocus={autoFocus} name={`${step.number}-value`} />;
    case 'text':
      return <div><Textarea label={t('floor.step.text')} data-field={`${step.number}-value`} value={value} onChange={(event) => onChange(event.currentTarget.value)} autosize minRows={3} maxRows={10} maxLength={4000} />{status}</div>;
    case 'sample-result':
      return step.unit === null
        ? <div><Textarea label={t('floor.step.text')} data-field={`${step.number}-value`} value={value} onChange={(event) => onChange(event.currentTarget.value)} autosize minRows={2} maxLength={4000} />{status}</div>
        : <NumberField label={t('floor.step.value')} unit={step.unit} value={value} onChange={onChange} state={state} zone={zone} ownKeys onEnter={onEnter} autoFocus={autoFocus} name={`${step.number}-value`} />;
    case 'scan':
    case 'equipment-cleaning':
    case 'calibration-check':
      return <div><TextInput label={t('floor.scan-step.code', { what: step.equipmentClass ?? step.materialName ?? step.materialCode ?? '' })} data-field={`${step.number}-value`} value={value} onChange={(event) => onChange(event.currentTarget.value)} maxLength={200} autoFocus={autoFocus} />{status}</div>;
    case 'choice':
      return <Answers label={t('floor.step.choose')} options={step.choices.map((choice) => ({ code: choice.code, label: text(choice.label) }))} value={value} onChange={onChange} status={status} />;
    case 'yes-no':
      return <Answers label={t('floor.step.choose')} options={[{ code: 'yes', label: t('batch.yes') }, { code: 'no', label: t('batch.no') }]} value={value} onChange={onChange} status={status} />;
    case 'date-time':
      return <DateTime step={step} value={value} onChange={onChange} zone={zone} status={status} />;
    default:
      return status;
  }
}

function Answers({ label, options, value, onChange, status }: { label: string; options: { code: string; label: string }[]; value: string; onChange: (next: string) => void; status: React.ReactNode }) {
  return (
    <div>
      <div className={css.answers} role="radiogroup" aria-label={label}>
        {options.map((option) => (
          <button key={option.code} type="button" role="radio" aria-checked={value === option.code} className={css.choice} onClick={() => onChange(option.code)}>
            {value === option.code && <IconCheck stroke={1.75} size={28} aria-hidden />}{option.label}
          </button>
        ))}
      </div>
      {status}
    </div>
  );
}

/** Kept as an instant with the site's offset; shown as the clock of the site. */
function DateTime({ step, value, onChange, zone, status }: { step: Step; value: string; onChange: (next: string) => void; zone: string; status: React.ReactNode }) {
  const { t } = useTranslation();
  const wall = value === '' ? '' : value.slice(0, 16);
  const set = (next: string) => onChange(next === '' ? '' : atWall(next.slice(0, 16), zone));
  const now = () => {
    const local = inZone(serverNow(), zone);
    onChange(`${local.date}T${local.time.slice(0, 5)}${local.offset}`);
  };
  return (
    <div>
      <div className={css.withButton}>
        <TextInput type="datetime-local" label={t('floor.step.date-time', { zone })} data-field={`${step.number}-value`} value={wall} onChange={(event) => set(event.currentTarget.value)} />
        <Button onClick={now}>{t('floor.step.now')}</Button>
      </div>
      {status}
    </div>
  );
}
