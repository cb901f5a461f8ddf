import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Step } from '@/api/batches';
import { Status } from '@/parts/status/Status';
import { SignatureText } from './SignatureText';
import { StepReading } from './StepReading';
import { useExpectation, useText } from './text';
import { useLanguage } from '@/i18n';
import { quantity } from '@/i18n/format';
import css from './batch.module.css';

/** A line of the batch record: number, what was asked, what was entered by whom, who signed. */
export function StepRecord({ step, selected = false }: { step: Step; selected?: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = useText();
  const expectation = useExpectation()(step);
  const quiet = step.state === 'waiting' || step.state === 'open';
  return (
    <div className={css.recordBox} id={`step-${step.id}`} data-selected={selected || undefined}>
    <div className={css.record} data-waiting={quiet || undefined}>
      <span className="th-label">{step.number}</span>
      <span>
        {text(step.title)}
        {(expectation || step.target) && <span className="th-hint"><br />{step.target ? t('batch.target', { target: quantity(step.target, language) }) : t('batch.limits', { limits: expectation })}</span>}
      </span>
      <StepReading step={step} />
      <span className={css.values}>
        {step.signatures.map((signature) => <SignatureText key={`${signature.when.entry} ${signature.signer}`} signature={signature} />)}
        {!quiet && missing(step).map((meaning) => <span key={meaning}><Status of="signature" value="missing" size="small" /> {t(`status.signature.${meaning}`)}</span>)}
        {step.exceptions.map((id) => <Link key={id} to={'/exceptions/$exception' as never} params={{ exception: id } as never}>{id}</Link>)}
      </span>
    </div>
    </div>
  );
}

const missing = (step: Step) => step.needs.filter((need) => need === 'performed' || need === 'verified');
