import { Button, Textarea, TextInput } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchException } from '@/api/batches';
import { request } from '@/api/http';
import { ApiProblem, problemText } from '@/api/problem';
import { exceptionPath } from '@/api/quality';
import { holds, useMe } from '@/api/session';
import { ActionDialog } from '@/parts/ActionDialog';
import { useFormDraft } from '@/parts/drafts/useFormDraft';
import { Who } from '@/parts/batch/Who';
import css from './exception.module.css';

/** CAPA with owner and day, which may outlive the batch, and the files of an exception. */
export function Follow({ exception, onDone }: { exception: BatchException; onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const qa = holds(me, 'qa-reviewer');
  const [dialog, setDialog] = useState<'new' | string | null>(null);
  const done = () => { setDialog(null); onDone(); };
  return (
    <section className={css.panel}>
      <h2>{t('exceptions.capa')}</h2>
      {exception.capas.length === 0 && <p className="th-label">{t('exceptions.capas-none')}</p>}
      <ul className={css.plain}>
        {exception.capas.map((one) => (
          <li key={one.capa}>
            <b className="th-mono">{one.capa}</b> <span>{one.what}</span> <span className="th-label">{one.owner} · {t('exceptions.capa-by', { day: one.dueOn })}</span> <Who by={one.by} when={one.when} />
            {one.closed ? <span>{t('exceptions.capa-closed', { result: one.closed.text })} <Who by={one.closed.by} when={one.closed.when} /></span>
              : qa && <Button variant="subtle" onClick={() => setDialog(one.capa)}>{t('exceptions.capa-close')}</Button>}
          </li>
        ))}
      </ul>
      {qa && <div><Button variant="default" onClick={() => setDialog('new')}>{t('exceptions.capa-new')}</Button></div>}
      <Files exception={exception} onDone={onDone} />
      <CapaDialog exception={exception} opened={dialog === 'new'} onClose={() => setDialog(null)} onDone={done} />
      <CloseCapa exception={exception} capa={dialog === 'new' ? null : dialog} onClose={() => setDialog(null)} onDone={done} />
    </section>
  );
}

function CapaDialog({ exception, opened, onClose, onDone }: { exception: BatchException; opened: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [fields, change, drop] = useFormDraft(`exception/${exception.id}/capa`, { capa: '', what: '', owner: '', dueOn: '' });
  const put = (name: keyof typeof fields) => (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value });
  return (
    <ActionDialog opened={opened} onClose={onClose} title={t('exceptions.capa-new')} why={t('exceptions.capa-why')} verb={t('verb.save')} reason={false} path={`${exceptionPath(exception.id)}/actions/refer-capa`}
      body={() => fields} onDone={() => { drop(); onDone(); }}>
      <TextInput data-autofocus label={t('exceptions.capa-id')} value={fields.capa} onChange={put('capa')} maxLength={64} autoComplete="off" />
      <Textarea label={t('exceptions.capa-what')} value={fields.what} onChange={put('what')} autosize minRows={2} maxRows={6} maxLength={2000} />
      <TextInput label={t('exceptions.capa-owner')} value={fields.owner} onChange={put('owner')} maxLength={200} autoComplete="off" />
      <TextInput type="date" label={t('exceptions.capa-due')} value={fields.dueOn} onChange={put('dueOn')} />
    </ActionDialog>
  );
}

function CloseCapa({ exception, capa, onClose, onDone }: { exception: BatchException; capa: string | null; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [{ result }, change, drop] = useFormDraft(`exception/${exception.id}/${capa ?? 'none'}`, { result: '' });
  return (
    <ActionDialog opened={capa !== null} onClose={onClose} title={`${t('exceptions.capa-close')} ${capa ?? ''}`} verb={t('exceptions.capa-close')} reason={false} path={`${exceptionPath(exception.id)}/actions/close-capa`}
      body={() => (result.trim() === '' ? t('exceptions.capa-say-result') : { capa, result: result.trim() })} onDone={() => { drop(); onDone(); }}>
      <Textarea data-autofocus label={t('exceptions.capa-result')} value={result} onChange={(event) => change({ result: event.currentTarget.value })} autosize minRows={2} maxRows={6} maxLength={2000} />
    </ActionDialog>
  );
}

/** The bytes are stored first; then the exception names them by their hash. */
function Files({ exception, onDone }: { exception: BatchException; onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const picker = useRef<HTMLInputElement>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const path = `/api/batches/${encodeURIComponent(exception.batch)}/attachments`;
  const upload = useMutation({
    mutationFn: async (file: File) => {
      const stored = await request<{ content: string; contentType: string }>('POST', path, file);
      await request('POST', `${exceptionPath(exception.id)}/actions/attach`, { file: { ...stored, name: file.name } });
    },
    onSuccess: onDone,
    onError: (problem) => setComplaint(problem instanceof ApiProblem ? problemText(problem, t) : String(problem)),
  });
  return (
    <>
      <h3>{t('exceptions.files')}</h3>
      <ul className={css.plain}>
        {exception.files.map((one) => (
          <li key={`${one.when.entry}`}><a href={`${path}/${one.file.content}`} target="_blank" rel="noreferrer">{one.file.name}</a> {one.note} <Who by={one.by} when={one.when} /></li>
        ))}
      </ul>
      {exception.open && holds(me, 'qa-reviewer', 'supervisor') && (
        <div>
          <input ref={picker} type="file" accept="image/jpeg,image/png,image/webp,application/pdf" hidden aria-label={t('exceptions.attach')}
            onChange={(event) => { const file = event.currentTarget.files?.[0]; event.currentTarget.value = ''; if (file) { setComplaint(null); upload.mutate(file); } }} />
          <Button variant="default" loading={upload.isPending} leftSection={<IconPaperclip stroke={1.75} size={20} />} onClick={() => picker.current?.click()}>{t('exceptions.attach')}</Button>
          <p role="alert" className={css.complaint}>{complaint}</p>
        </div>
      )}
    </>
  );
}
