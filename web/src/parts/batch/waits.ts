import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wait } from '@/api/batches';
import { i18n } from '@/i18n';
import { useText } from './text';

/** `Verify 4.2 Measure the temperature`: what must happen next, as a sentence of the reader's language. */
export function useWaitText(): (wait: Wait) => string {
  const { t } = useTranslation();
  const text = useText();
  return useCallback((wait: Wait) => {
    const key = `batch.wait.${wait.kind}`;
    const what = i18n.exists(key) ? t(key, { number: wait.number ?? '' }).trim() : wait.kind;
    return wait.title ? `${what} · ${text(wait.title)}` : what;
  }, [t, text]);
}

export const minutesSince = (since: string | null, now: number): number | null =>
  since === null ? null : Math.max(0, Math.floor((now - new Date(since).getTime()) / 60_000));

/** `22 min`, `3 h 05 min`, `4 d`: how long something waits. */
export function useAge(): (since: string | null, now: number) => string {
  const { t } = useTranslation();
  return useCallback((since: string | null, now: number) => {
    const minutes = minutesSince(since, now);
    if (minutes === null) return '';
    if (minutes < 60) return t('batch.age.minutes', { minutes });
    if (minutes < 48 * 60) return t('batch.age.hours', { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, '0') });
    return t('batch.age.days', { days: Math.floor(minutes / 1440) });
  }, [t]);
}
