import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type CommandAnswer, type TableColumn } from '@/api/batches';
import { newKey, useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { useLanguage } from '@/i18n';
import { decimal, quantity } from '@/i18n/format';
import { foresee, rangeText } from '@/parts/batch/limits';
import { TableRows } from '@/parts/batch/TableRows';
import { useText } from '@/parts/batch/text';
import { CheckChart } from '@/parts/checks/CheckChart';
import { ofColumn } from '@/parts/checks/points';
import { Statistics } from '@/parts/checks/Statistics';
import { outbox } from '@/parts/drafts/outbox';
import { useDraft } from '@/parts/drafts/useDraft';
import { useSaving } from '@/parts/drafts/useSaving';
import { useMe } from '@/api/session';
import { useStore } from '@/shell/store';
import { NumberField } from '@/parts/number/NumberField';
import { NumberPad } from '@/parts/number/NumberPad';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { CorrectCell } from './CorrectCell';
import { ExplainSheet } from './ExplainSheet';
import { readParts } from './parts';
import { StepFrame } from './StepFrame';
import type { KnownStep } from './StepScreen';
import { useGoOn } from './useGoOn';
import { asksWhy } from './useLateStart';
import css from '../floor.module.css';

/** The keys stay within reach of the thumb: what was before stands in the chart, and behind a button. */
const fewRows = 3;

/** Rows are added one after another, each saved at once with who and when; a running statistic stands above the keys. */
export function TableStep({ batch, place }: KnownStep) {
  const { t } = useTranslation();
  const text = useText();
  const language = useLanguage();
  const queries = useQueryClient();
  const goOn = useGoOn(batch.id, place);
  const { step } = place;
  const table = step.extra!.table!;
  const scope = `batch/${batch.id}/${step.number}`;
  const [draft, setDraft, drop] = useDraft(scope, 'row');
  const given = readParts(draft);
  const [at, setAt] = useState<string>(table.columns[0]?.id ?? '');
  const [complaint, setComplaint] = useState<string | null>(null);
  const [asking, setAsking] = useState<string | null>(null);
  const [signing, setSigning] = useState(false);
  const [all, setAll] = useState(false);
  const refused = (why: string, explains: boolean) => (explains ? setAsking(why) : setComplaint(why));
  const me = useMe();
  const [name, keepName, nextName] = useRowName(scope);
  const waiting = useStore(outbox).filter((one) => one.person === me.id && one.scope.startsWith(`${scope}/row-`));
  const next = table.rows.length + waiting.length + 1;
  const clear = () => { drop(); nextName(); };
  const row = useSaving<CommandAnswer>(`${scope}/row-${name}`, {
    onSuccess: () => { clear(); setComplaint(null); void queries.invalidateQueries({ queryKey: ['batches'] }); },
    onError: (problem) => { if (!problem.isUnanswered) refused(problemText(problem, t), asksWhy(problem)); },
  });
  // Without network it waits under its own name, also when the page went away meanwhile, and the next row can be noted.
  const waits = row.waiting?.state === 'waiting' && !row.isPending;
  useEffect(() => { if (waits) clear(); });
  const close = useCommand<CommandAnswer>({ onSuccess: () => void goOn(), onError: (problem) => setComplaint(problemText(problem, t)) });
  const set = (column: string, value: string) => { setComplaint(null); setDraft(JSON.stringify({ ...given, [column]: value })); };
  const add = (justification?: string) => {
    const cells: Record<string, string> = {};
    for (const column of table.columns) {
      const read = column.unit ? decimal(given[column.id] ?? '') : null;
      const value = read ? (read.ok ? read.value : '') : (given[column.id] ?? '').trim();
      if (value === '') return setComplaint(t('floor.table.cell-needed', { column: text(column.title) }));
      if (column.unit && foresee(asRules(column), value) === 'outside' && !justification) {
        return setAsking(t('floor.explain.outside', { value: quantity({ value, unit: column.unit }, language), expected: column.limits ? rangeText(column.limits, column.unit, language) : '' }));
      }
      cells[column.id] = value;
    }
    setAsking(null);
    keepName();
    row.send({ path: batchAction(batch.id, 'record-row'), body: { step: step.id, cells, justification } }, Object.values(cells).join(' · '));
  };
  const enough = table.rows.length >= (table.min ?? 1);
  const full = table.max !== null && table.rows.length >= table.max;
  const column = table.columns.find((one) => one.id === at);
  const measured = column?.unit != null;
  const chart = measured && <CheckChart title={text(column.title)} unit={column.unit!} points={ofColumn(table, at)} limits={column.limits} alert={column.alert} />;
  const end = () => (step.needs.includes('performed') ? setSigning(true) : close.mutate({ path: batchAction(batch.id, 'record-value'), body: { step: step.id, value: 'done', source: 'picked' } }));
  return (
    <StepFrame batch={batch} place={place} chart={chart} keys={measured && !full && <NumberPad value={given[at] ?? ''} onChange={(value) => set(at, value)} />}
      primary={full ? <Primary loading={close.isPending} onClick={end}>{t('floor.table.close')}</Primary>
        : <Primary loading={row.isPending} leftSection={<IconPlus stroke={1.75} size={28} />} onClick={() => add()}>{t('floor.table.add', { row: next })}</Primary>}>
      <Statistics table={table} />
      {!full && (
        <div className={css.parts}>
          {table.columns.map((column, index) => column.unit ? (
            <div key={column.id} onFocus={() => setAt(column.id)}>
              <NumberField label={`${text(column.title)}${column.limits ? ` · ${rangeText(column.limits, column.unit, language)}` : ''}`} unit={column.unit} value={given[column.id] ?? ''} onChange={(value) => set(column.id, value)}
                state={(given[column.id] ?? '') === '' ? { kind: 'empty' } : { kind: 'draft' }} zone={batch.zone} ownKeys onEnter={() => add()} autoFocus={index === 0} name={`${step.number}-${column.id}`} />
            </div>
          ) : <TextInput key={column.id} label={text(column.title)} value={given[column.id] ?? ''} onFocus={() => setAt(column.id)} onChange={(event) => set(column.id, event.currentTarget.value)} maxLength={4000} />)}
        </div>
      )}
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      {waiting.map((one) => <p key={one.key} className={css.signed}>{t('floor.table.waits', { cells: one.shown })}</p>)}
      {table.rows.length > 0 && <div className={css.tableScroll}><TableRows table={all ? table : { ...table, rows: table.rows.slice(-fewRows) }} /></div>}
      <div className={css.row}>
        {!full && enough && <Button loading={close.isPending} onClick={end}>{t('floor.table.close')}</Button>}
        {table.rows.length > fewRows && <Button aria-pressed={all} onClick={() => setAll(!all)}>{t(all ? 'floor.table.few' : 'floor.table.all', { count: all ? fewRows : table.rows.length })}</Button>}
        <CorrectCell batch={batch} step={step} />
      </div>
      <p className={css.rules}><span>{table.max !== null && table.max === (table.min ?? 1) ? t('floor.table.exactly', { count: table.rows.length, max: table.max }) : table.max !== null ? t('floor.table.range', { count: table.rows.length, min: table.min ?? 1, max: table.max }) : t('floor.table.least', { count: table.rows.length, min: table.min ?? 1 })}</span></p>
      <ExplainSheet because={asking} scope={`${scope}/row`} verb={t('verb.save')} onClose={() => setAsking(null)} onExplained={(why) => add(why)} />
      <SignatureSheet<CommandAnswer> opened={signing} onClose={() => setSigning(false)} action={batchAction(batch.id, 'sign-step')} body={{ step: step.id, value: 'done', source: 'picked' }} onSigned={() => { setSigning(false); void goOn(); }} />
    </StepFrame>
  );
}

/** A row has its name from when it is sent until it is answered, over reloads; no other row ever has the same. */
function useRowName(scope: string): [string, () => void, () => void] {
  const [kept, keep, drop] = useDraft(scope, 'row-name');
  const [fresh, setFresh] = useState(newKey);
  return [kept || fresh, () => keep(kept || fresh), () => { drop(); setFresh(newKey()); }];
}

const asRules = (column: TableColumn) => ({ limits: column.limits ?? null, alert: column.alert ?? null, plausible: column.plausible ?? null });
