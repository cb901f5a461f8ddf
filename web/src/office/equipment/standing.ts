import { serverNow } from '@/api/clock';
import type { Equipment } from '@/api/plant';
import { inZone } from '@/i18n/format';

const soonDays = 14;
const conditions: Record<string, string> = { clean: 'clean', 'in-use': 'in-use', 'to-be-cleaned': 'to-clean' };

/** How it stands, in one word: what keeps it from being used comes first. */
export const standingOf = (one: Equipment): string =>
  one.outOfService !== null ? 'out-of-service' : one.hold?.expired ? 'hold-over' : (conditions[one.condition] ?? one.condition);

/** A calibration that is over, or will be within two weeks: by the calendar of the site and the server's clock, as the gate counts. */
export function calibrationOf(due: string | null, zone: string, now: number = serverNow()): 'overdue' | 'due-soon' | null {
  if (!due) return null;
  if (inZone(now, zone).date > due) return 'overdue';
  return inZone(now + soonDays * 86_400_000, zone).date >= due ? 'due-soon' : null;
}
