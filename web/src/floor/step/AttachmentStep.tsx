import { Button } from '@mantine/core';
import { IconCamera, IconCloudUp } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type CommandAnswer } from '@/api/batches';
import { request } from '@/api/http';
import { ApiProblem, problemText } from '@/api/problem';
import { useMe } from '@/api/session';
import { readDraft } from '@/parts/drafts/draftStore';
import type { Late } from '@/parts/drafts/late';
import { keepPhoto, photoField, readPhoto } from '@/parts/drafts/photos';
import { useDraft } from '@/parts/drafts/useDraft';
import { useSaving } from '@/parts/drafts/useSaving';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { KeptPhoto } from './KeptPhoto';
import { StepFrame } from './StepFrame';
import type { KnownStep } from './StepScreen';
import { useGoOn } from './useGoOn';
import { useLateReason } from './useLateReason';
import { useLateStart } from './useLateStart';
import css from '../floor.module.css';

interface Entry {
  step: string;
  file: { content: string; contentType: string; name: string };
  source: 'picked';
  late?: Late;
}

/** A photo of the tablet's camera, or a file: kept on the tablet first, then stored, then named by the record. */
export function AttachmentStep({ batch, place }: KnownStep) {
  const { t } = useTranslation();
  const me = useMe();
  const { step } = place;
  const scope = `batch/${batch.id}/${step.number}`;
  const goOn = useGoOn(batch.id, place);
  const picker = useRef<HTMLInputElement>(null);
  const [name, setName, drop] = useDraft(scope, photoField);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [signing, setSigning] = useState<Entry | null>(null);
  const [taken, setTaken] = useState(0);
  const sent = useRef<Entry | null>(null);
  const lateStart = useLateStart(batch, place, setComplaint);
  const lateReason = useLateReason(scope, batch.zone, t('floor.attachment.send'));
  const done = () => { drop(); setSigning(null); void goOn(); };
  const record = useSaving<CommandAnswer>(scope, { onSuccess: done, onError: (problem) => refused(problem) });
  const send = (body: Entry) => {
    sent.current = body;
    if (step.needs.includes('performed')) setSigning(body);
    else record.send({ path: batchAction(batch.id, 'record-value'), body }, body.file.name);
  };
  const refused = (problem: ApiProblem) => {
    if (lateStart.explains(problem, () => send(sent.current!))) setSigning(null);
    else if (!problem.isUnanswered) setComplaint(problemText(problem, t));
  };
  const upload = useMutation({
    mutationFn: async ({ file, late }: { file: File; late?: Late }) => {
      const stored = await request<{ content: string; contentType: string }>('POST', `/api/batches/${encodeURIComponent(batch.id)}/attachments`, file);
      return { file: { ...stored, name: file.name }, late };
    },
    onSuccess: ({ file, late }) => send({ step: step.id, file, source: 'picked', late }),
    onError: (problem) => setComplaint(problem instanceof ApiProblem ? problemText(problem, t) : String(problem)),
  });
  const take = async (file: File | undefined) => {
    if (!file) return;
    setComplaint(null);
    record.forget();
    try {
      await keepPhoto(me.id, scope, file);
      setName(file.name);
      setTaken((before) => before + 1);
    } catch {
      // A tablet without room for it: it goes at once, or is taken again.
      drop();
    }
    upload.mutate({ file });
  };
  const again = async () => {
    setComplaint(null);
    if (record.waiting) return record.send({ path: record.waiting.path, body: record.waiting.body }, name);
    const file = await readPhoto(me.id, scope);
    if (!file) return drop();
    lateReason.withLate((await readDraft(me.id, scope, photoField))?.at, (late) => upload.mutate({ file, late }));
  };
  const busy = upload.isPending || record.isPending;
  const pick = () => picker.current?.click();
  return (
    <StepFrame batch={batch} place={place}
      primary={name !== '' ? <Primary loading={busy} leftSection={<IconCloudUp stroke={1.75} size={28} />} onClick={() => void again()}>{t('floor.attachment.send')}</Primary>
        : <Primary loading={busy} leftSection={<IconCamera stroke={1.75} size={28} />} onClick={pick}>{t('floor.attachment.take')}</Primary>}>
      <p className={css.explain}>{t('floor.attachment.what')}</p>
      <input ref={picker} type="file" accept="image/jpeg,image/png,image/webp,application/pdf" capture="environment" hidden aria-label={t('floor.attachment.take')}
        onChange={(event) => { void take(event.currentTarget.files?.[0]); event.currentTarget.value = ''; }} />
      {name !== '' && <KeptPhoto key={taken} scope={scope} name={name} zone={batch.zone} />}
      {name !== '' && !busy && (
        <div className={css.row}>
          <Button leftSection={<IconCamera stroke={1.75} size={28} />} onClick={pick}>{t('floor.attachment.again')}</Button>
          <Button onClick={() => { record.forget(); drop(); setComplaint(null); }}>{t('sync.drop')}</Button>
        </div>
      )}
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      {lateStart.sheet}
      {lateReason.sheet}
      <SignatureSheet<CommandAnswer> opened={signing !== null} onClose={() => setSigning(null)} action={batchAction(batch.id, 'sign-step')} body={signing ?? {}} onRefused={refused} onSigned={done} />
    </StepFrame>
  );
}
