import { useRef, useState } from 'react';
import { IconCamera } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { batchAction, type CommandAnswer } from '@/api/batches';
import { request } from '@/api/http';
import { useCommand } from '@/api/intent';
import { ApiProblem, problemText } from '@/api/problem';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { StepFrame } from './StepFrame';
import type { KnownStep } from './StepScreen';
import { useGoOn } from './useGoOn';
import { useLateStart } from './useLateStart';
import css from '../floor.module.css';

/** A photo of the tablet's camera, or a file: stored first, then named by the record. */
export function AttachmentStep({ batch, place }: KnownStep) {
  const { t } = useTranslation();
  const { step } = place;
  const goOn = useGoOn(batch.id, place);
  const picker = useRef<HTMLInputElement>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [signing, setSigning] = useState<object | null>(null);
  const late = useLateStart(batch, place, setComplaint);
  const record = useCommand<CommandAnswer>({ onSuccess: () => void goOn() });
  const send = (body: object) => {
    if (step.needs.includes('performed')) setSigning(body);
    else record.mutate({ path: batchAction(batch.id, 'record-value'), body }, { onError: (problem) => refused(problem, body) });
  };
  const refused = (problem: ApiProblem, body: object) => {
    if (late.explains(problem, () => send(body))) setSigning(null);
    else setComplaint(problemText(problem, t));
  };
  const upload = useMutation({
    mutationFn: async (file: File) => {
      const stored = await request<{ content: string; contentType: string }>('POST', `/api/batches/${encodeURIComponent(batch.id)}/attachments`, file);
      return { ...stored, name: file.name };
    },
    onSuccess: (file) => send({ step: step.id, file, source: 'picked' }),
    onError: (problem) => setComplaint(problem instanceof ApiProblem ? problemText(problem, t) : String(problem)),
  });
  const take = (file: File | undefined) => { if (file) { setComplaint(null); upload.mutate(file); } };
  return (
    <StepFrame batch={batch} place={place}
      primary={<Primary loading={upload.isPending || record.isPending} leftSection={<IconCamera stroke={1.75} size={28} />} onClick={() => picker.current?.click()}>{t('floor.attachment.take')}</Primary>}>
      <p className={css.explain}>{t('floor.attachment.what')}</p>
      <input ref={picker} type="file" accept="image/jpeg,image/png,image/webp,application/pdf" capture="environment" hidden aria-label={t('floor.attachment.take')}
        onChange={(event) => { take(event.currentTarget.files?.[0]); event.currentTarget.value = ''; }} />
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      {late.sheet}
      <SignatureSheet<CommandAnswer> opened={signing !== null} onClose={() => setSigning(null)} action={batchAction(batch.id, 'sign-step')} body={signing ?? {}} onRefused={(problem) => refused(problem, signing ?? {})} onSigned={() => { setSigning(null); void goOn(); }} />
    </StepFrame>
  );
}
