import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type CommandAnswer, type Step } from '@/api/batches';
import { holds, useMe } from '@/api/session';
import { SignatureText } from '@/parts/batch/SignatureText';
import { StepReading } from '@/parts/batch/StepReading';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { Attached } from './Aids';
import { OwnDraft } from './OwnDraft';
import { Rules, StepFrame } from './StepFrame';
import type { KnownStep } from './StepScreen';
import { useGoOn } from './useGoOn';
import css from '../floor.module.css';

/** What is on record waits for a signature: of who did it, or of a second person on the same tablet. */
export function SignStep({ batch, place }: KnownStep) {
  const { t } = useTranslation();
  const me = useMe();
  const { step } = place;
  const goOn = useGoOn(batch.id, place);
  const [signing, setSigning] = useState(false);
  const verifies = !step.needs.includes('performed') && step.needs.includes('verified');
  const performer = performerOf(step);
  const own = performer?.id !== me.id && holds(me, 'verifier', 'supervisor');
  // A correction of what was never signed is signed for the first time.
  const again = step.state === 'sign-again' && step.signatures.some((one) => one.meaning === 'performed');
  const verb = verifies ? (own ? t('floor.step.verify') : t('floor.step.second')) : again ? t('floor.step.sign-again') : t('verb.sign');
  return (
    <StepFrame batch={batch} place={place} primary={<Primary onClick={() => setSigning(true)}>{verb}</Primary>}>
      <OwnDraft batch={batch} step={step} mayCorrect={false} />
      <div className={css.onRecord}><StepReading step={step} /></div>
      <Attached batch={batch} step={step} />
      <Rules step={step} />
      {step.signatures.map((signature) => <p key={signature.when.entry} className={css.signed}><SignatureText signature={signature} /></p>)}
      <p className={css.explain}>
        {verifies ? t('floor.step.needs-second', { name: performer?.name ?? '' }) : again ? t('floor.step.changed') : step.state === 'sign-again' ? t('floor.step.corrected') : t('floor.step.needs-sign')}
      </p>
      <SignatureSheet<CommandAnswer> opened={signing} onClose={() => setSigning(false)} action={batchAction(batch.id, verifies ? 'verify-step' : 'sign-step')} body={{ step: step.id }}
        secondPerson={verifies && !own && performer ? { performer } : undefined} onSigned={() => { setSigning(false); void goOn(); }} />
    </StepFrame>
  );
}

export function performerOf(step: Step): { id: string; name: string } | undefined {
  const signed = step.signatures.findLast((one) => one.meaning === 'performed');
  return signed ? { id: signed.signer, name: signed.printedName } : step.value?.by ?? step.charges.at(-1)?.by ?? step.equipment?.by;
}
