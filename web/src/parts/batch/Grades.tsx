import { useTranslation } from 'react-i18next';
import { type GradeCounts, grades } from '@/api/batches';
import { vocabulary } from '@/parts/status/vocabulary';
import css from './batch.module.css';

/** Counts by grade: open ones carry the colour of their grade, closed ones are a grey number. Nothing is shown where nothing is. */
export function Grades({ open, all }: { open: GradeCounts; all: GradeCounts }) {
  const { t } = useTranslation();
  const shown = grades.filter((grade) => all[grade] > 0);
  return (
    <span className={css.grades}>
      {shown.map((grade) => {
        const Mark = vocabulary.exception[grade].icon;
        const tone = open[grade] > 0 ? vocabulary.exception[grade].tone : 'grey';
        const label = `${t(`status.exception.${grade}`)}: ${t('batch.open-of', { open: open[grade], all: all[grade] })}`;
        return (
          <span key={grade} className={css.grade} data-tone={tone} role="img" aria-label={label} title={label}>
            <Mark stroke={1.75} size="1.15em" aria-hidden />{open[grade] > 0 ? open[grade] : all[grade]}
          </span>
        );
      })}
    </span>
  );
}
