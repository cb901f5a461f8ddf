import type { Gap } from '@/shell/sync/gap';
import type { Waiting } from './outbox';

export interface Late {
  happenedAt: string;
  reason?: string;
  gap?: string;
}

/** Actions whose entries say when they happened; a remark or an exception says it in words. */
const timed = /\/actions\/(?:record-value|record-row|charge-in|check-in-equipment)$/;

export const lateOf = (at: number, gap: Gap | null, reason: string): Late => ({
  happenedAt: new Date(at).toISOString(),
  ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  ...(gap ? { gap: new Date(gap.since).toISOString() } : {}),
});

/** What is sent when its author confirms an entry from a gap: the same, with the time that he claims. The server's own time counts. */
export const lateBody = (entry: Pick<Waiting, 'path' | 'body' | 'at'>, gap: Gap, reason: string): object =>
  timed.test(entry.path) ? { ...entry.body, late: lateOf(entry.at, gap, reason) } : entry.body;
