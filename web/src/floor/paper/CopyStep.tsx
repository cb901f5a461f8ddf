import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, type CommandAnswer, type PaperForm, type Step } from '@/api/batches';
import { useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { useMe } from '@/api/session';
import { atWall, decimal } from '@/i18n/format';
import { isMeasured } from '@/parts/batch/limits';
import { useText } from '@/parts/batch/text';
import { dropDraft } from '@/parts/drafts/draftStore';
import { useDraft } from '@/parts/drafts/useDraft';
import { Primary } from '@/parts/Primary';
import { ExplainSheet } from '../step/ExplainSheet';
import { readParts } from '../step/parts';
import { Rules } from '../step/Rules';
import { asksWhy } from '../step/useLateStart';
import { ValueInput } from '../step/ValueInput';
import css from '../floor.module.css';

interface Props {
  batch: Batch;
  form: PaperForm;
  step: Step;
}

/** Kinds that are no matter of paper: they are entered at their own step, in the system. */
const elsewhere: Step['kind'][] = ['commission-packs', 'signature', 'attachment', 'reconciliation'];
const byServer: Step['kind'][] = ['calculation', 'mass-balance'];
const said: Step['kind'][] = ['instruction', 'line-clearance', 'sample', ...byServer];

/** One step as it stands on the paper: what, when, by whom. Limits hold for it as for any entry. */
export function CopyStep({ batch, form, step }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const scope = `batch/${batch.id}/paper/${form.form}/${step.id}`;
  const [value, setValue, dropValue] = useDraft(scope, 'value');
  const [lot, setLot, dropLot] = useDraft(scope, 'lot');
  const [at, setAt, dropAt] = useDraft(scope, 'at');
  const [by, setBy] = useDraft(`batch/${batch.id}/paper/${form.form}`, 'by');
  const me = useMe();
  const [more, setMore] = useState(false);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [asking, setAsking] = useState<{ because: string; body: object; action: string } | null>(null);
  const send = useCommand<CommandAnswer>({
    onSuccess: () => { dropValue(); dropLot(); dropAt(); void dropDraft(me.id, scope, 'justification'); setComplaint(null); void queries.invalidateQueries({ queryKey: ['batches'] }); },
    onError: (problem, sent) => {
      if (asksWhy(problem)) setAsking({ because: problemText(problem, t), body: sent.body as object, action: sent.path });
      else setComplaint(problemText(problem, t));
    },
  });
  const table = step.kind === 'table' ? step.extra?.table : undefined;
  const cells = readParts(table ? value : '');

  if (elsewhere.includes(step.kind)) {
    return (
      <section className={css.read}>
        <h2 className={css.instruction}>{step.number} {text(step.title)}</h2>
        <p>{t('paper.elsewhere')}</p>
        <Button onClick={() => void navigate({ to: '/floor/batches/$batch/$number' as never, params: { batch: batch.id, number: step.number } as never })}>{t('floor.work.go-on', { number: step.number })}</Button>
      </section>
    );
  }

  const late = () => ({ happenedAt: atWall(at.length === 16 ? `${at}:00` : at, batch.zone), form: form.form, onPaperBy: by.trim() });
  const post = (action: string, body: object) => send.mutate({ path: batchAction(batch.id, action), body: { step: step.id, source: 'typed', ...body } });
  const canonical = () => {
    if (said.includes(step.kind)) return 'done';
    if (!isMeasured(step) && step.kind !== 'timer' && step.kind !== 'weigh') return value.trim();
    const read = decimal(value);
    return read.ok ? read.value : '';
  };
  // When and by whom, as it stands on the paper: never filled in here, or the hour of the copying would stand for that of the work.
  const unsaid = () => (by.trim() === '' ? 'refusal.paper-person-missing' : !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(at) ? 'paper.time-missing' : null);
  const save = () => {
    const missing = unsaid();
    setComplaint(missing && t(missing));
    if (missing) return;
    if (table) return post('record-row', { cells, late: late() });
    if (step.kind === 'equipment') return value.trim() === '' ? setComplaint(t('field.empty')) : post('check-in-equipment', { equipment: value.trim(), late: late() });
    const given = canonical();
    if (given === '') return setComplaint(t('field.empty'));
    if (step.kind === 'charge-in') return post('charge-in', { lot: lot.trim(), value: given, unit: step.target?.unit ?? step.unit, late: { ...late(), more } });
    post('record-value', { value: given, unit: isMeasured(step) || step.kind === 'weigh' ? (step.unit ?? undefined) : undefined, late: late() });
  };
  const close = () => {
    const missing = unsaid() ?? (table?.rows.length === 0 ? 'paper.row-missing' : null);
    setComplaint(missing && t(missing));
    if (missing) return;
    post('record-value', { value: 'done', late: late() });
  };
  const plain = isMeasured(step) || step.kind === 'charge-in' || step.kind === 'equipment' || step.kind === 'timer' || step.kind === 'weigh';
  return (
    <section className={css.read} data-now>
      <h2 className={css.instruction}>{step.number} {text(step.title)}</h2>
      <Rules step={step} />
      {step.kind === 'charge-in' && <TextInput label={t('paper.lot')} value={lot} onChange={(event) => setLot(event.currentTarget.value)} maxLength={100} />}
      {table?.columns.map((column) => (
        <TextInput key={column.id} label={`${text(column.title)}${column.unit ? ` · ${column.unit}` : ''}`} value={cells[column.id] ?? ''} onChange={(event) => setValue(JSON.stringify({ ...cells, [column.id]: event.currentTarget.value }))} maxLength={4000} />
      ))}
      {plain && <TextInput label={t(step.kind === 'equipment' ? 'paper.equipment' : step.kind === 'timer' ? 'paper.elapsed' : 'floor.step.value', { unit: step.extra?.timer?.duration?.unit ?? 'min' })} rightSection={step.kind === 'equipment' ? undefined : step.target?.unit ?? step.unit ?? undefined} rightSectionWidth={56} inputMode={step.kind === 'equipment' ? 'text' : 'decimal'} value={value} onChange={(event) => setValue(event.currentTarget.value)} maxLength={200} data-field={`${step.number}-paper`} />}
      {!plain && !table && !said.includes(step.kind) && <ValueInput step={step} value={value} onChange={setValue} state={value === '' ? { kind: 'empty' } : { kind: 'draft' }} zone={batch.zone} />}
      {byServer.includes(step.kind) && <p>{t('paper.calculated')}</p>}
      <div className={css.parts}>
        <TextInput type="datetime-local" label={t('paper.at')} value={at.slice(0, 16)} onChange={(event) => setAt(event.currentTarget.value)} />
        <TextInput label={t('paper.by')} value={by} onChange={(event) => setBy(event.currentTarget.value)} maxLength={200} />
      </div>
      {step.kind === 'charge-in' && <Checkbox size="lg" label={t('paper.more')} checked={more} onChange={(event) => setMore(event.currentTarget.checked)} />}
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      <div className={css.sheetActions}>
        {table ? <Button loading={send.isPending} onClick={close}>{t('floor.table.close')}</Button> : <span />}
        <Primary loading={send.isPending} onClick={save}>{table ? t('floor.table.add', { row: table.rows.length + 1 }) : t('paper.copy')}</Primary>
      </div>
      <ExplainSheet because={asking?.because ?? null} scope={scope} verb={t('verb.save')} onClose={() => setAsking(null)}
        onExplained={(justification) => { const again = asking!; setAsking(null); send.mutate({ path: again.action, body: { ...again.body, justification } }); }} />
    </section>
  );
}
