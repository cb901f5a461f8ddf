import { describe, expect, test } from 'vitest';
import { briefMs, endGap, gapStore, isWithin } from './gap';
import { sync } from './syncStore';

describe('A gap of the network', () => {
  test('is forgotten when it was brief', () => {
    expect(endGap(1_000_000, 1_000_000 + briefMs - 1)).toBe(false);
    expect(gapStore.get()).toBeNull();
  });

  test('ends before anything is sent again, and a reload does not shorten it', () => {
    localStorage.setItem('theriac.offline-since', String(Date.now() - 10 * briefMs));
    sync.network(true);
    expect(gapStore.get()!.until - gapStore.get()!.since).toBeGreaterThanOrEqual(10 * briefMs - 50);
    expect(localStorage.getItem('theriac.offline-since')).toBeNull();
    sync.network(false);
    expect(localStorage.getItem('theriac.offline-since')).not.toBeNull();
    sync.network(true);
  });

  test('is kept over a reload when it was long, and knows what was noted in it', () => {
    expect(endGap(1_000_000, 2_000_000)).toBe(true);
    expect(JSON.parse(localStorage.getItem('theriac.gap')!)).toEqual({ since: 1_000_000, until: 2_000_000 });
    expect([900_000, 985_000, 1_500_000, 2_000_001].map((at) => isWithin(gapStore.get(), at))).toEqual([false, true, true, false]);
  });
});
