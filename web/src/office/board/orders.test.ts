import { expect, test } from 'vitest';
import { zonedInstant } from './orders';

test.each([
  ['2026-11-22T08:00', 'Asia/Ho_Chi_Minh', '2026-11-22T08:00:00+07:00'],
  ['2026-07-01T02:30', 'Europe/Berlin', '2026-07-01T02:30:00+02:00'],
  ['2026-10-25T12:00', 'Europe/Berlin', '2026-10-25T12:00:00+01:00'],
])('%s on a wall in %s is %s', (wall, zone, instant) => expect(zonedInstant(wall, zone)).toBe(instant));
