import type { TFunction } from 'i18next';
import { type Batch, openMaterial, standsStill } from '@/api/batches';
import { holdsAt, type Session, type SessionUser } from '@/api/session';
import type { Place } from '../find';

/** Why this person can enter nothing here, at this tablet, in a sentence; null when the step is open to him. */
export function closedFor(batch: Batch, { work, step }: Place, me: SessionUser, terminal: Session['terminal'], t: TFunction): string | null {
  if (standsStill(batch.state)) return null; // The band says so; what is noted waits.
  if (batch.state !== 'running' && batch.state !== 'pausing') return t(batch.state === 'idle' ? 'refusal.batch-not-started' : 'refusal.batch-ended');
  if (!batch.now.includes(work.id) || batch.actions.some((one) => one.id === work.id || (step !== null && one.step === step.id))) return null;
  const [held] = openMaterial(batch);
  if (held && held.step !== step?.id) return t(`material.${held.state}`, { number: held.number, value: held.value, expected: held.expected });
  if (batch.state === 'pausing') return t('refusal.batch-pausing', { reason: batch.interruption?.text ?? '' });
  if (terminal && terminal.site !== batch.site) return t('floor.closed.site', { here: terminal.site, site: batch.site });
  if (!holdsAt(me, batch.site, 'operator', 'supervisor')) return t('floor.closed.role', { site: batch.site });
  return step?.qualification ? t('floor.closed.qualification', { qualification: step.qualification }) : t('floor.closed.now');
}
