import type { Equipment } from '@/api/plant';

const soonDays = 14;
const conditions: Record<string, string> = { clean: 'clean', 'in-use': 'in-use', 'to-be-cleaned': 'to-clean' };

/** How it stands, in one word: what keeps it from being used comes first. */
export const standingOf = (one: Equipment): string =>
  one.outOfService !== null ? 'out-of-service' : one.hold?.expired ? 'hold-over' : (conditions[one.condition] ?? one.condition);

/** A calibration that is over, or will be within two weeks. */
export function calibrationOf(due: string | null): 'overdue' | 'due-soon' | null {
  const days = due ? (new Date(due).getTime() - Date.now()) / 86_400_000 : Infinity;
  return days < -1 ? 'overdue' : days < soonDays ? 'due-soon' : null;
}
