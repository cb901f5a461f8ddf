import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardRow, Wait } from '@/api/batches';
import type { Role } from '@/api/session';
import { i18n } from '@/i18n';
import { useText } from './text';

/** Who can end each kind of waiting; the board groups by it. */
const actors: Record<string, Role> = {
  'accept-procedure': 'supervisor', start: 'supervisor', resume: 'supervisor', verified: 'verifier', 'exception-open': 'qa-reviewer', 'exception-overdue': 'qa-reviewer', 'review-missing': 'qa-reviewer',
  'review-superseded': 'qa-reviewer', 'audit-trail-review-missing': 'qa-reviewer', 'audit-trail-review-superseded': 'qa-reviewer',
  'recipe-hash-differs': 'qa-reviewer', 'change-requested': 'qa-reviewer', 'material-on-hold': 'qa-reviewer', 'material-rejected': 'supervisor', 'change-undecided': 'qa-reviewer', certification: 'qualified-person', 'lot-on-hold': 'qa-reviewer', 'lot-reworked': 'qa-reviewer', 'source-held-back': 'qa-reviewer',
  'lab-result-missing': 'qc-reviewer', 'qc-review-missing': 'qc-reviewer', 'qc-review-superseded': 'qc-reviewer',
};

export const actorOf = (wait: Wait): Role => actors[wait.kind] ?? 'operator';

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

/** First what needs someone: what stands still, then who waits for a second person, then what runs, last what is decided. */
export function urgency(row: BoardRow, now: number): number {
  if (row.openExceptions.critical > 0) return 0;
  if (row.state === 'held' || row.state === 'holding' || row.state === 'stopped' || row.state === 'aborted') return row.disposition === 'rejected' ? 8 : 1;
  if (row.nextTimer && row.nextTimer.kind === 'hold-time' && new Date(row.nextTimer.dueAt).getTime() < now) return 2;
  if (row.waitsFor.some((wait) => wait.kind === 'verified')) return 3;
  if (row.disposition === 'certified' || row.disposition === 'rejected') return 8;
  if (row.openExceptions.major > 0) return 4;
  if (row.state === 'complete') return 5;
  return row.state === 'running' ? 6 : 7;
}
