import { Button } from '@mantine/core';
import { IconArrowBackUp, IconPencil } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from '@/api/batches';
import { holds, useMe } from '@/api/session';
import { SignatureText } from '@/parts/batch/SignatureText';
import { StepReading } from '@/parts/batch/StepReading';
import { Status } from '@/parts/status/Status';
import { isMeasured } from '@/parts/batch/limits';
import { useDraft } from '@/parts/drafts/useDraft';
import { NumberPad } from '@/parts/number/NumberPad';
import { Primary } from '@/parts/Primary';
import { useStore } from '@/shell/store';
import { syncStore } from '@/shell/sync/syncStore';
import { nextPlace, numberOf } from '../find';
import { Attached } from './Aids';
import { CorrectCell } from './CorrectCell';
import { CorrectSheet } from './CorrectSheet';
import { GoOn } from './GoOn';
import { AskChange } from '../life/AskChange';
import { RedoButtons } from '../life/RedoButtons';
import { OwnDraft } from './OwnDraft';
import { ReturnSheet } from './ReturnSheet';
import { Rules, StepFrame } from './StepFrame';
import type { KnownStep, StepProps } from './StepScreen';
import { ValueInput } from './ValueInput';
import css from '../floor.module.css';

const correctable: Step['kind'][] = ['number', 'text', 'choice', 'yes-no', 'date-time', 'yield', 'charge-in', 'environmental-reading', 'sample-result', 'weigh', 'reconciliation', 'scan', 'calibration-check'];

/** What was saved, by whom and when; a wrong value is corrected with a reason and stays readable. */
export function DoneStep({ batch, place }: KnownStep) {
  const { t } = useTranslation();
  const me = useMe();
  const { step } = place;
  const [correcting, setCorrecting] = useState<number | true | null>(null);
  const [returning, setReturning] = useState<number | null>(null);
  const decided = batch.disposition === 'certified' || batch.disposition === 'rejected';
  const mayChange = !decided && step.state === 'done' && holds(me, 'operator', 'supervisor');
  // What was weighed is not typed over: neither its container nor the charge of it.
  const weighed = (step.extra?.weighing?.containers.length ?? 0) > 0;
  const typed = step.charges.filter((charge) => !charge.container?.startsWith(`${batch.id}-C`));
  const mayCorrect = mayChange && correctable.includes(step.kind) && !weighed && (step.charges.length === 0 || typed.length > 0);
  const back = step.charges.find((charge) => charge.index === returning);
  return (
    <StepFrame batch={batch} place={place} primary={<GoOn batch={batch} place={place} />}>
      <OwnDraft batch={batch} step={step} mayCorrect={mayCorrect} />
      <div className={css.onRecord}>
        <StepReading step={step} />
        {step.state === 'done' && <Status of="entry" value="saved" />}
      </div>
      <Attached batch={batch} step={step} />
      <Rules step={step} />
      {step.signatures.map((signature) => <p key={`${signature.when.entry}${signature.meaning}`} className={css.signed}><SignatureText signature={signature} /></p>)}
      {mayCorrect && (
        <div className={css.row}>
          {step.charges.length > 0
            ? typed.map((charge) => <Button key={charge.index} leftSection={<IconPencil stroke={1.75} size={28} />} onClick={() => setCorrecting(charge.index)}>{t('floor.correct.charge', { lot: charge.lot })}</Button>)
            : <Button leftSection={<IconPencil stroke={1.75} size={28} />} onClick={() => setCorrecting(true)}>{t('floor.correct.do')}</Button>}
        </div>
      )}
      {mayChange && step.charges.length > 0 && (
        <div className={css.row}>
          {step.charges.map((charge) => <Button key={charge.index} leftSection={<IconArrowBackUp stroke={1.75} size={28} />} onClick={() => setReturning(charge.index)}>{t('floor.return.open', { lot: charge.lot })}</Button>)}
        </div>
      )}
      {mayChange && <div className={css.row}><CorrectCell batch={batch} step={step} /></div>}
      {!decided && <RedoButtons batch={batch} step={step} />}
      {!decided && <div className={css.row}><AskChange batch={batch} step={step} /></div>}
      <CorrectSheet batch={batch} step={step} charge={typeof correcting === 'number' ? correcting : null} opened={correcting !== null} onClose={() => setCorrecting(null)} />
      {back && <ReturnSheet batch={batch} step={step} charge={back} opened onClose={() => setReturning(null)} />}
    </StepFrame>
  );
}

/** Nothing can be entered here by this person or at this tablet: why, and what is on record. */
export function ClosedStep({ batch, place, why }: StepProps & { why: string }) {
  return (
    <StepFrame batch={batch} place={place}>
      <p className={css.look} role="status">{why}</p>
      {place.step && <><div className={css.onRecord}><StepReading step={place.step} /></div><Rules step={place.step} /></>}
    </StepFrame>
  );
}

const notable: Step['kind'][] = ['number', 'text', 'choice', 'yes-no', 'date-time', 'environmental-reading', 'scan'];

/**
 * Not its turn: what comes first is named, with the way there. Without network the work goes on: what is seen is noted here, and waits as a
 * draft until the step's turn has come.
 */
export function WaitingStep({ batch, place }: KnownStep) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const next = nextPlace(batch, place);
  const offline = useStore(syncStore).offlineSince !== null;
  const [value, setValue] = useDraft(`batch/${batch.id}/${place.step.number}`, 'value');
  return (
    <StepFrame batch={batch} place={place} keys={offline && isMeasured(place.step) ? <NumberPad value={value} onChange={setValue} whole={place.step.decimals === 0} /> : undefined} primary={next && <Primary onClick={() => void navigate({ to: '/floor/batches/$batch/$number' as never, params: { batch: batch.id, number: numberOf(next) } as never, replace: true })}>{t('floor.work.go-on', { number: numberOf(next) })}</Primary>}>
      <p>{next ? t('floor.step.not-yet', { number: numberOf(next) }) : t('floor.step.not-yet-plain')}</p>
      {offline && notable.includes(place.step.kind) && (
        <>
          <p className={css.look} role="status">{t('floor.step.noting')}</p>
          <ValueInput step={place.step} value={value} onChange={setValue} state={value === '' ? { kind: 'empty' } : { kind: 'draft' }} zone={batch.zone} />
        </>
      )}
      <Rules step={place.step} />
    </StepFrame>
  );
}
