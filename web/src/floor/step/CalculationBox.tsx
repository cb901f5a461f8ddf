import { useTranslation } from 'react-i18next';
import type { Step } from '@/api/batches';
import { useLanguage } from '@/i18n';
import { quantity } from '@/i18n/format';
import { Formula } from '@/parts/batch/Detail';
import css from '../floor.module.css';

/** The formula, the numbers that go into it, and what the server makes of them. */
export function CalculationBox({ step }: { step: Step }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const calculation = step.extra?.calculation;
  if (!calculation) return null;
  return (
    <div className={css.calculation}>
      <Formula expression={calculation.expression} inputs={calculation.inputs} />
      <p className={css.sum} role="status" data-tone={calculation.verdict === 'outside' ? 'act' : undefined}>
        <span>{t('floor.calculation.result')}</span>
        <b>{calculation.result === null ? '–' : /^[+-]?\d/.test(calculation.result) ? quantity({ value: calculation.result, unit: calculation.unit ?? '' }, language) : calculation.result}</b>
      </p>
      {calculation.missing && <p className={css.off}>{t('floor.calculation.missing', { path: calculation.missing })}</p>}
    </div>
  );
}
