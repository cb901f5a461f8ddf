import { useCallback } from 'react';
import type { LocalizedText, Step } from '@/api/batches';
import { useLanguage } from '@/i18n';
import { quantity } from '@/i18n/format';
import { useTranslation } from 'react-i18next';
import { rangeText } from './limits';

/** Recipe text in the reader's language; where a translation is missing the original stands. */
export function useText(): (text: LocalizedText) => string {
  const language = useLanguage();
  return useCallback((text: LocalizedText) => text[language] ?? text.en, [language]);
}

/** A value as people read it: the label of a choice, yes or no, digits as entered with their unit. */
export function useAnswer(): (step: Step, value: string, unit?: string | null) => string {
  const language = useLanguage();
  const text = useText();
  const { t } = useTranslation();
  return useCallback((step: Step, value: string, unit?: string | null) => {
    switch (step.kind) {
      case 'choice': {
        const choice = step.choices.find((one) => one.code === value);
        return choice ? text(choice.label) : value;
      }
      case 'yes-no': return value === 'yes' ? t('batch.yes') : value === 'no' ? t('batch.no') : value;
      case 'instruction':
      case 'line-clearance': return value === 'done' ? t('batch.done') : value;
      case 'text':
      case 'date-time':
      case 'scan':
      case 'sample':
      case 'attachment':
      case 'equipment-cleaning':
      case 'calibration-check': return value;
      case 'table': return t('batch.rows', { count: Number(value) });
      case 'sample-result':
      case 'calculation': return /^[+-]?\d+(\.\d+)?$/.test(value) ? quantity({ value, unit: unit ?? step.unit ?? '' }, language) : value === 'yes' ? t('batch.yes') : value === 'no' ? t('batch.no') : value;
      default: return quantity({ value, unit: unit ?? step.unit ?? '' }, language);
    }
  }, [language, t, text]);
}

/** `38.0–45.0 °C`, or what is expected of an answer; empty when no rule asks anything. */
export function useExpectation(): (step: Step) => string {
  const language = useLanguage();
  const answer = useAnswer();
  return useCallback((step: Step) => {
    if (step.limits) return rangeText(step.limits, step.unit, language);
    return step.expected.map((code) => answer(step, code)).join(' / ');
  }, [language, answer]);
}
