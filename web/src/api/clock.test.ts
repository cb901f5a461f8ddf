import { expect, test } from 'vitest';
import { heardServerTime, serverNow } from './clock';

test('A tablet whose clock is two hours slow counts by the server', () => {
  heardServerTime(new Date(Date.now() + 7_200_000).toISOString());
  expect(Math.round((serverNow() - Date.now()) / 1000)).toBe(7200);
});

test('An answer without a time changes nothing', () => {
  heardServerTime(new Date().toISOString());
  heardServerTime(undefined);
  heardServerTime('soon');
  expect(Math.abs(serverNow() - Date.now())).toBeLessThan(1000);
});
