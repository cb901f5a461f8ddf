import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, type Step } from '@/api/batches';
import { useLanguage } from '@/i18n';
import { decimal } from '@/i18n/format';
import { foresee, rangeText } from '@/parts/batch/limits';
import { useText } from '@/parts/batch/text';
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
}

/** A wrong cell of a table gets a right one beside it; nothing to press while the table is empty. */
export function CorrectCell({ batch, step }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  if (!step.extra?.table || step.extra.table.rows.length === 0) return null;
  return (
    <>
      <Button leftSection={<IconPencil stroke={1.75} size={28} />} onClick={() => setOpened(true)}>{t('floor.correct.cell')}</Button>
      <Sheet opened={opened} onClose={() => setOpened(false)} title={t('floor.correct.title', { number: step.number })}><Form batch={batch} step={step} onClose={() => setOpened(false)} /></Sheet>
    </>
  );
}

function Form({ batch, step, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const language = useLanguage();
  const { columns, rows } = step.extra!.table!;
  const scope = `batch/${batch.id}/${step.number}/correct-cell`;
  const [row, setRow] = useState(rows.at(-1)!.row);
  const [at, setAt] = useState(columns[0]!.id);
  const [value, setValue, dropValue] = useDraft(scope, 'value');
  const [reason, setReason, dropReason] = useDraft(scope, 'reason');
  const [why, setWhy, dropWhy] = useDraft(scope, 'justification');
  const { send, complaint, setComplaint, pending } = useSheetCommand(() => { dropValue(); dropReason(); dropWhy(); onClose(); }, scope);
  const column = columns.find((one) => one.id === at)!;
  const old = rows.find((one) => one.row === row)?.cells[at]?.value ?? '–';
  const read = decimal(value);
  const canonical = column.unit ? (read.ok ? read.value : '') : value.trim();
  const explains = canonical !== '' && column.unit != null && foresee({ limits: column.limits ?? null, alert: column.alert ?? null, plausible: column.plausible ?? null }, canonical) === 'outside';
  const save = () => {
    const missing = canonical === '' ? t('floor.correct.value-needed') : reason.trim() === '' ? t('part.reason-needed') : explains && why.trim() === '' ? t('floor.correct.why-needed') : null;
    setComplaint(missing);
    if (!missing) send(batchAction(batch.id, 'correct-cell'), { step: step.id, row, column: at, value: canonical, reason: reason.trim(), justification: explains ? why.trim() : undefined }, canonical);
  };
  const label = `${text(column.title)}${column.limits ? ` · ${rangeText(column.limits, column.unit ?? null, language)}` : ''}`;
  return (
    <div className={css.sheet}>
      <div className={css.parts}>
        <Select label={t('batch.row')} allowDeselect={false} value={`${row}`} onChange={(next) => next && setRow(Number(next))} data={rows.map((one) => `${one.row}`)} />
        <Select label={t('floor.correct.column')} allowDeselect={false} value={at} onChange={(next) => next && setAt(next)} data={columns.map((one) => ({ value: one.id, label: text(one.title) }))} />
      </div>
      <p>{t('floor.correct.old', { value: `${old}${column.unit ? ` ${column.unit}` : ''}` })}</p>
      {column.unit
        ? <NumberField label={label} unit={column.unit} value={value} onChange={setValue} state={value === '' ? { kind: 'empty' } : { kind: 'draft' }} zone={batch.zone} ownKeys name={`${step.number}-cell`} />
        : <TextInput label={label} value={value} onChange={(event) => setValue(event.currentTarget.value)} maxLength={4000} />}
      {column.unit && <NumberPad value={value} onChange={setValue} />}
      <Textarea label={t('floor.correct.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={5} maxLength={1000} />
      {explains && <Textarea label={t('floor.correct.why-outside')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxRows={5} maxLength={2000} />}
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      <div className={css.sheetActions}><Button onClick={onClose}>{t('verb.back')}</Button><Primary loading={pending} onClick={save}>{t('floor.correct.save')}</Primary></div>
    </div>
  );
}
