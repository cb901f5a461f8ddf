import { Button, Select, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, batchPath, may, type PaperForm } from '@/api/batches';
import { get } from '@/api/http';
import { problemText } from '@/api/problem';
import { holds, useMe } from '@/api/session';
import { serverNow } from '@/api/clock';
import { currentLanguage } from '@/i18n';
import { ActionDialog } from '@/parts/ActionDialog';
import { SignatureText } from '@/parts/batch/SignatureText';
import { useText } from '@/parts/batch/text';
import { Who } from '@/parts/batch/Who';
import css from './batch.module.css';

/** Numbered forms for a long outage: each is printed, copied and compared, or void or destroyed. And whether a print still shows the record. */
export function PaperForms({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<{ copyOf?: string } | null>(null);
  const [ending, setEnding] = useState<PaperForm | null>(null);
  const forms = batch.paperForms ?? [];
  return (
    <section className={css.panel} data-paper-forms>
      <h2>{t('paper.title')}</h2>
      <ul className={css.blocked}>
        {forms.map((form) => <Form key={form.form} batch={batch} form={form} onCopy={() => setAsking({ copyOf: form.form })} onEnd={() => setEnding(form)} />)}
        {forms.length === 0 && <li className="th-label">{t('paper.none')}</li>}
      </ul>
      {may(batch, 'issue-paper-form') && <Button leftSection={<IconPrinter stroke={1.75} size={20} />} onClick={() => setAsking({})}>{t('paper.issue')}</Button>}
      <Compare batch={batch} />
      <Issue batch={batch} copyOf={asking?.copyOf} opened={asking !== null} onClose={() => setAsking(null)} />
      <End batch={batch} form={ending} onClose={() => setEnding(null)} />
    </section>
  );
}

/** As long as the form may be printed: the server says so too. */
const printedWithinMs = 30 * 60_000;

function Form({ batch, form, onCopy, onEnd }: { batch: Batch; form: PaperForm; onCopy: () => void; onEnd: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const fresh = form.state === 'issued' && form.by.id === me.id && serverNow() - Date.parse(form.when.at) < printedWithinMs;
  const open = form.state === 'issued' && holds(me, 'supervisor', 'qa-reviewer');
  return (
    <li>
      <b className="th-mono">{form.form}</b> {t(`paper.state.${form.state}`)} · {t('paper.steps', { count: form.steps.length })} · {form.reason} <Who by={form.by} when={form.when} />
      {form.copyOf && <span className="th-label"> · {t('paper.copy-of', { form: form.copyOf })}</span>} <span className="th-mono th-hint" title={form.recordHash}>{form.recordHash.slice(0, 16)}</span>
      {form.closed && <> · {form.closed.text} <Who by={form.closed.by} when={form.closed.when} /></>}
      {form.signatures.map((signature) => <span key={signature.when.entry}> · <SignatureText signature={signature} /></span>)}
      {form.originals.map((file) => <a key={file.content} href={`${batchPath(batch.id)}/attachments/${file.content}`} target="_blank" rel="noreferrer noopener"> {file.name}</a>)}
      {fresh && <> <Button size="compact-sm" component="a" href={`${batchPath(batch.id)}/paper-forms/${form.form}/print`} target="_blank" rel="noopener">{t('paper.pdf')}</Button></>}
      {open && <> <Button size="compact-sm" onClick={onCopy}>{t('paper.another')}</Button> <Button size="compact-sm" onClick={onEnd}>{t('paper.end')}</Button></>}
    </li>
  );
}

function Issue({ batch, copyOf, opened, onClose }: { batch: Batch; copyOf?: string; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const queries = useQueryClient();
  const [language, setLanguage] = useState<string>(currentLanguage());
  const [operation, setOperation] = useState('');
  return (
    <ActionDialog opened={opened} onClose={onClose} title={copyOf ? t('paper.another') : t('paper.issue')} why={copyOf ? t('paper.copy-of', { form: copyOf }) : t('paper.why')} verb={t('paper.issue-do')}
      path={batchAction(batch.id, 'issue-paper-form')} body={() => ({ language, copyOf, operation: copyOf || operation === '' ? undefined : operation })}
      onDone={() => { onClose(); void queries.invalidateQueries({ queryKey: ['batches'] }); }}>
      <Select label={t('paper.language')} allowDeselect={false} value={language} onChange={(next) => next && setLanguage(next)} data={[{ value: 'en', label: 'English' }, { value: 'vi', label: 'Tiếng Việt' }, { value: 'zh', label: '中文' }]} />
      {!copyOf && <Select label={t('paper.operation')} allowDeselect={false} value={operation} onChange={(next) => setOperation(next ?? '')} data={[{ value: '', label: t('paper.whole') }, ...batch.progress.filter((one) => one.done < one.total).map((one) => ({ value: one.id, label: text(one.title) }))]} />}
    </ActionDialog>
  );
}

function End({ batch, form, onClose }: { batch: Batch; form: PaperForm | null; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [how, setHow] = useState('void');
  return (
    <ActionDialog opened={form !== null} onClose={onClose} title={t('paper.end')} why={t('paper.end-why', { form: form?.form ?? '' })} verb={t('paper.end-do')}
      path={batchAction(batch.id, 'close-paper-form')} body={() => ({ form: form?.form, how })} onDone={() => { onClose(); void queries.invalidateQueries({ queryKey: ['batches'] }); }}>
      <Select label={t('paper.how')} allowDeselect={false} value={how} onChange={(next) => next && setHow(next)} data={['void', 'destroyed'].map((value) => ({ value, label: t(`paper.state.${value}`) }))} />
    </ActionDialog>
  );
}

interface RecordHash {
  state: 'current' | 'earlier' | 'differs';
  hash: string;
  version: number;
  since: number;
}

/** The hash that a print bears, compared with the record. */
function Compare({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const [hash, setHash] = useState('');
  const [told, setTold] = useState<{ text: string; good: boolean } | null>(null);
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const found = await get<RecordHash>(`${batchPath(batch.id)}/record-hash`, { hash });
      setTold({ text: t(`paper.hash-${found.state}`, { count: found.since, version: found.version }), good: found.state === 'current' });
    } catch (problem) {
      setTold({ text: problemText(problem, t), good: false });
    }
  };
  return (
    <form onSubmit={(event) => void ask(event)} className={css.compare}>
      <TextInput label={t('paper.hash')} value={hash} onChange={(event) => { setTold(null); setHash(event.currentTarget.value); }} styles={{ input: { fontFamily: 'var(--th-mono)' } }} spellCheck={false} maxLength={100} />
      <Button type="submit">{t('paper.compare-hash')}</Button>
      <p role="status" data-differs={told && !told.good ? true : undefined}>{told?.text ?? '\u00a0'}</p>
    </form>
  );
}
