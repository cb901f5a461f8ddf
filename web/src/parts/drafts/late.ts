import type { Gap } from '@/shell/sync/gap';
import type { Waiting } from './outbox';

export interface Late {
  happenedAt: string;
  reason?: string;
  gap?: string;
}

/** Actions whose entries say when they happened. */
const timed = /\/actions\/(?:record-value|record-row|charge-in|check-in-equipment|start-timer|complete-phase|commission)$/;

/** Every other says it in its own words, where the record shows them. */
const words: Record<string, string> = { comment: 'text', 'open-exception': 'description', 'leave-out': 'reason', correct: 'reason', 'correct-cell': 'reason', repeat: 'reason' };

export const lateOf = (at: number, gap: Gap | null, reason: string): Late => ({
  happenedAt: new Date(at).toISOString(),
  ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  ...(gap ? { gap: new Date(gap.since).toISOString() } : {}),
});

/**
 * What is sent when its author confirms an entry from a gap: the same, with the time that he claims and why it comes late. The server's own
 * time counts.
 * @param say The sentence with time and reason, for acts that have no field for them.
 */
export function lateBody(entry: Pick<Waiting, 'path' | 'body' | 'at'>, gap: Gap, reason: string, say: (text: string) => string): object {
  if (timed.test(entry.path)) return { ...entry.body, late: lateOf(entry.at, gap, reason) };
  const field = words[entry.path.split('/').at(-1) ?? ''];
  const text = field && (entry.body as Record<string, unknown>)[field];
  return field && typeof text === 'string' && reason.trim() !== '' ? { ...entry.body, [field]: say(text) } : entry.body;
}
