import { expect, test } from 'vitest';
import { calibrationOf } from './standing';

const zone = 'Asia/Ho_Chi_Minh';

test.each([
  ['2026-11-22T16:59:00Z', '2026-11-22', 'due-soon'], // 23:59 at the site: the last day on which it may be read.
  ['2026-11-22T17:00:00Z', '2026-11-22', 'overdue'], // Midnight there; in UTC it is the same day still.
  ['2026-11-08T16:59:00Z', '2026-11-23', null], ['2026-11-08T17:00:00Z', '2026-11-23', 'due-soon'], ['2026-11-08T17:00:00Z', '2026-11-24', null],
] as const)('At %s what is due on %s is %s', (now, due, standing) => expect(calibrationOf(due, zone, Date.parse(now))).toBe(standing));

test('What is never calibrated is never due', () => expect(calibrationOf(null, zone)).toBeNull());
