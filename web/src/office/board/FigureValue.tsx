import { useTranslation } from 'react-i18next';
import type { Figure, FigureKind } from '@/api/board';
import { type Language, number } from '@/i18n/format';

const units: Record<FigureKind, 'hours' | 'percent' | null> = {
  'cycle-time': 'hours', 'right-first-time': 'percent', exceptions: null, 'review-hours': 'hours', 'lead-time': 'hours', 'on-time': 'percent',
};

/** `26.5 h of 12`: the number, its unit, and how many batches it rests on. */
export function FigureValue({ figure, language }: { figure: Figure; language: Language }) {
  const { t } = useTranslation();
  return <><FigureNumber kind={figure.kind} value={figure.value} language={language} /> <span className="th-hint">{t('figures.of', { count: figure.of })}</span></>;
}

export function FigureNumber({ kind, value, language }: { kind: FigureKind; value: string; language: Language }) {
  const { t } = useTranslation();
  const unit = units[kind];
  return <><b>{number(value, language)}</b>{unit && <>{' '}{t(`figures.unit.${unit}`)}</>}</>;
}
