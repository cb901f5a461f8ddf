import { Button } from '@mantine/core';
import { IconCamera, IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, batchPath, type Batch, type CommandAnswer, type PaperForm, stepsOf } from '@/api/batches';
import { request } from '@/api/http';
import { ApiProblem, problemText } from '@/api/problem';
import { useMe } from '@/api/session';
import { useDraft } from '@/parts/drafts/useDraft';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import css from '../floor.module.css';

type Original = PaperForm['originals'][number];

/** The original goes with it; then who copied signs, and another person who compared it with the paper. */
export function SignForm({ batch, form, left }: { batch: Batch; form: PaperForm; left: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const [kept, setKept, dropKept] = useDraft(`batch/${batch.id}/paper/${form.form}`, 'originals', '[]');
  const originals = JSON.parse(kept) as Original[];
  const [complaint, setComplaint] = useState<string | null>(null);
  const [signing, setSigning] = useState(false);
  const upload = useMutation({
    mutationFn: async (file: File) => ({ ...await request<Omit<Original, 'name'>>('POST', `${batchPath(batch.id)}/attachments`, file), name: file.name }),
    onSuccess: (file) => setKept(JSON.stringify([...originals, file])),
    onError: (problem) => setComplaint(problem instanceof ApiProblem ? problemText(problem, t) : String(problem)),
  });
  const compares = form.state === 'transcribed';
  const copiers = [...stepsOf(batch).flatMap((step) => step.history).filter((value) => value.paper?.form === form.form).map((value) => value.by), ...form.signatures.map((one) => ({ id: one.signer, name: one.printedName }))];
  const performer = copiers.at(-1);
  const own = compares && copiers.some((one) => one.id === me.id);
  const sign = () => {
    if (!compares && originals.length === 0) return setComplaint(t('refusal.paper-original-missing', { form: form.form }));
    setComplaint(null);
    setSigning(true);
  };
  if (!compares && form.entries === 0) return null;
  return (
    <section className={css.read}>
      {!compares && (
        <>
          {left && <p className={css.explain}>{t('paper.left')}</p>}
          <input ref={picker} type="file" accept="image/jpeg,image/png,image/webp,application/pdf" hidden aria-label={t('paper.attach')}
            onChange={(event) => { const file = event.currentTarget.files?.[0]; if (file) upload.mutate(file); event.currentTarget.value = ''; }} />
          {originals.map((file) => <p key={file.content}>{file.name} <Button variant="subtle" leftSection={<IconX stroke={1.75} size={20} />} onClick={() => setKept(JSON.stringify(originals.filter((one) => one !== file)))}>{t('sync.drop')}</Button></p>)}
        </>
      )}
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      <div className={css.sheetActions}>
        {compares ? <span /> : <Button loading={upload.isPending} leftSection={<IconCamera stroke={1.75} size={28} />} onClick={() => picker.current?.click()}>{t('paper.attach')}</Button>}
        <Button variant={left ? 'default' : 'filled'} size="lg" onClick={sign}>{t(compares ? (own ? 'paper.compare-second' : 'paper.compare') : 'paper.sign')}</Button>
      </div>
      <SignatureSheet<CommandAnswer> opened={signing} onClose={() => setSigning(false)} action={batchAction(batch.id, compares ? 'verify-paper-form' : 'transcribe-paper-form')}
        body={compares ? { form: form.form } : { form: form.form, originals }} secondPerson={own && performer ? { performer } : undefined}
        onSigned={() => { setSigning(false); dropKept(); void queries.invalidateQueries({ queryKey: ['batches'] }); }} />
    </section>
  );
}
