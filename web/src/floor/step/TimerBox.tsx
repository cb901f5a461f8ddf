import { useTranslation } from 'react-i18next';
import type { Step } from '@/api/batches';
import { useLanguage } from '@/i18n';
import { quantity, shortTime } from '@/i18n/format';
import { useNow } from '@/parts/batch/useNow';
import css from '../floor.module.css';

/** A clock that everybody on the floor can read; it runs by the server's time. */
export function TimerBox({ step, zone }: { step: Step; zone: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const timer = step.extra?.timer;
  if (!timer) return null;
  const seconds = timer.started ? Math.max(0, Math.floor((now - new Date(timer.started.at).getTime()) / 1000)) : 0;
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return (
    <div className={css.calculation}>
      <p className={css.clock} role="timer" aria-live="off">{clock}</p>
      {timer.started && <p className={css.signed}>{t('floor.timer.since', { time: shortTime(timer.started.at, zone), name: timer.startedBy?.name ?? '' })}</p>}
      {timer.late && <p className={css.look}>{t('batch.late', { time: shortTime(timer.late.happenedAt, zone), reason: timer.late.reason })}</p>}
      {timer.duration && (
        <p className={css.rules}>
          <span>{t('floor.timer.asked', { time: quantity(timer.duration, language) })}</span>
          {timer.min && <span>{t('floor.timer.range', { min: quantity(timer.min, language), max: timer.max ? quantity(timer.max, language) : '∞' })}</span>}
        </p>
      )}
    </div>
  );
}
