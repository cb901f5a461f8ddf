import { useTranslation } from 'react-i18next';
import type { Step } from '@/api/batches';
import { SignatureText } from './SignatureText';
import { StepReading } from './StepReading';
import { Who } from './Who';
import css from './batch.module.css';

/** What was done before a step was done again: it stays readable, with why it does not count any more. */
export function EarlierRuns({ step }: { step: Step }) {
  const { t } = useTranslation();
  return (
    <>
      {(step.earlier ?? []).map((run) => (
        <span key={run.when.entry} className={css.reading}>
          <s><StepReading step={run.step} /></s>
          {run.step.signatures.map((signature) => <SignatureText key={`${signature.when.entry} ${signature.signer}`} signature={{ ...signature, state: signature.state === 'valid' ? 'superseded' : signature.state }} />)}
          <span className="th-label">{t(`batch.redo.${run.how}`, { reason: run.reason })} <Who by={run.by} when={run.when} /></span>
          {run.signature && <SignatureText signature={run.signature} />}
        </span>
      ))}
    </>
  );
}
