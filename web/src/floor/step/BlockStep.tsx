import { Button } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type CommandAnswer } from '@/api/batches';
import { useMe } from '@/api/session';
import { SignatureText } from '@/parts/batch/SignatureText';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { StepFrame } from './StepFrame';
import type { KnownStep } from './StepScreen';
import { useGoOn } from './useGoOn';
import { useLateStart } from './useLateStart';
import css from '../floor.module.css';

/** People of several roles sign for one thing, each another person; whoever is not signed in signs on this tablet with both components. */
export function BlockStep({ batch, place }: KnownStep) {
  const { t } = useTranslation();
  const me = useMe();
  const { step } = place;
  const goOn = useGoOn(batch.id, place);
  const [at, setAt] = useState<number | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const late = useLateStart(batch, place, setComplaint);
  const signers = step.extra?.signers ?? [];
  const signed = signers.flatMap((signer) => signer.signed.filter((one) => one.state === 'valid').map((one) => one.signer));
  const last = signed.includes(me.id) ? { performer: { id: me.id, name: me.name } } : undefined;
  return (
    <StepFrame batch={batch} place={place}>
      <ol className={css.block}>
        {signers.map((signer, index) => {
          const valid = signer.signed.filter((one) => one.state === 'valid');
          return (
            <li key={index}>
              <p><b>{t(`status.signature.${signer.meaning}`)}</b> · {t(`role.${signer.role}`)}{signer.qualification ? ` · ${signer.qualification}` : ''}{signer.count > 1 ? ` · ${valid.length}/${signer.count}` : ''}</p>
              {signer.signed.map((one) => <p key={one.when.entry} className={css.signed}><SignatureText signature={one} /></p>)}
              {valid.length < signer.count && <Button leftSection={<IconSignature stroke={1.75} size={28} />} onClick={() => setAt(index)}>{t('verb.sign')}</Button>}
            </li>
          );
        })}
      </ol>
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      {late.sheet}
      <SignatureSheet<CommandAnswer> opened={at !== null} onClose={() => setAt(null)} action={batchAction(batch.id, 'sign-block')} body={{ step: step.id, signer: at ?? 0 }} secondPerson={last}
        onRefused={(problem) => { const place = at; if (late.explains(problem, () => setAt(place))) setAt(null); }}
        onSigned={() => { setAt(null); void goOn(); }} />
    </StepFrame>
  );
}
