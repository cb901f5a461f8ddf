import { useTranslation } from 'react-i18next';
import type { Step } from '@/api/batches';
import { useLanguage } from '@/i18n';
import { quantity } from '@/i18n/format';
import { rangeText } from '@/parts/batch/limits';
import { useAnswer } from '@/parts/batch/text';
import css from '../floor.module.css';

/** Limits under the field: what is asked, and when to look twice. */
export function Rules({ step }: { step: Step }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const answer = useAnswer();
  const unit = step.unit ?? (step.kind === 'mass-balance' ? '%' : null);
  return (
    <p className={css.rules}>
      {step.limits && <span>{t('batch.limits', { limits: rangeText(step.limits, unit, language) })}</span>}
      {step.alert && <span>{t('batch.alert-limits', { limits: rangeText(step.alert, unit, language) })}</span>}
      {step.expected.length > 0 && <span>{t('batch.expected', { expected: step.expected.map((code) => answer(step, code)).join(' / ') })}</span>}
      {step.target && <span>{step.tolerance ? t('batch.target', { target: step.tolerance.expected }) : t('batch.target', { target: quantity(step.target, language) })}</span>}
    </p>
  );
}
