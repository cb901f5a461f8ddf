import { useTranslation } from 'react-i18next';
import type { Batch, Step } from '@/api/batches';
import { useLanguage } from '@/i18n';
import { quantity } from '@/i18n/format';
import { Formula } from '@/parts/batch/Detail';
import { useText } from '@/parts/batch/text';
import { namesIn } from './names';
import css from '../floor.module.css';

/** The formula, the numbers that go into it, and what the server makes of them. */
export function CalculationBox({ batch, step }: { batch: Batch; step: Step }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = useText();
  const calculation = step.extra?.calculation;
  if (!calculation) return null;
  return (
    <div className={css.calculation}>
      <Formula {...namesIn(batch, calculation, text)} />
      <p className={css.sum} role="status" data-tone={calculation.verdict === 'outside' ? 'act' : undefined}>
        <span>{t('floor.calculation.result')}</span>
        <b>{calculation.result === null ? '–' : /^[+-]?\d/.test(calculation.result) ? quantity({ value: calculation.result, unit: calculation.unit ?? '' }, language) : calculation.result}</b>
      </p>
      {calculation.missing && <p className={css.off}>{t('floor.calculation.missing', { path: namesIn(batch, { expression: `{${calculation.missing}}`, inputs: [] }, text).expression })}</p>}
    </div>
  );
}
