import { useTranslation } from 'react-i18next';
import type { Progress as Segment } from '@/api/batches';
import { useText } from './text';
import css from './batch.module.css';

/** A segment per operation, as wide as its steps; filled as far as it is done. */
export function Progress({ segments, words = true }: { segments: readonly Segment[]; words?: boolean }) {
  const { t } = useTranslation();
  const text = useText();
  const done = segments.reduce((sum, one) => sum + one.done, 0);
  const total = segments.reduce((sum, one) => sum + one.total, 0);
  const label = t('batch.progress', { done, total });
  return (
    <span className={css.progress} role="img" aria-label={label} title={segments.map((one) => `${text(one.title)} ${one.done}/${one.total}`).join(' · ')}>
      <span className={css.segments}>
        {segments.map((one) => (
          <span key={one.id} className={css.segment} style={{ flexGrow: Math.max(1, one.total) }}>
            <span style={{ width: `${one.total === 0 ? 0 : (100 * one.done) / one.total}%` }} data-full={one.done >= one.total || undefined} />
          </span>
        ))}
      </span>
      {words && <span className={css.count}>{done}/{total}</span>}
    </span>
  );
}
