import { beforeEach, describe, expect, test } from 'vitest';
import { heardServerTime, serverNow } from '@/api/clock';
import { briefMs, endGap, forgetGaps, gapOf, gapStore, notedNow } from './gap';
import { sync } from './syncStore';

const kept = () => JSON.parse(localStorage.getItem('theriac.gap') ?? '[]') as unknown;

beforeEach(() => gapStore.set([]));

describe('A gap of the network', () => {
  test('is forgotten when it was brief', () => {
    expect(endGap(1_000_000, 1_000_000 + briefMs - 1)).toBe(false);
    expect(gapStore.get()).toEqual([]);
  });

  test('ends before anything is sent again, and a reload does not shorten it', () => {
    localStorage.setItem('theriac.offline-since', String(Date.now() - 10 * briefMs));
    sync.network(true);
    expect(gapStore.get()[0]!.until - gapStore.get()[0]!.since).toBeGreaterThanOrEqual(10 * briefMs - 50);
    expect(localStorage.getItem('theriac.offline-since')).toBeNull();
    sync.network(false);
    expect(localStorage.getItem('theriac.offline-since')).not.toBeNull();
    sync.network(true);
  });

  test('is kept over a reload when it was long, and knows what was noted in it', () => {
    expect(endGap(1_000_000, 2_000_000)).toBe(true);
    expect(kept()).toEqual([{ since: 1_000_000, until: 2_000_000 }]);
    expect([900_000, 985_000, 1_500_000, 2_000_001].map((at) => gapOf(at) !== null)).toEqual([false, true, true, false]);
  });

  test('does not hold what is noted after it, although the clock was set back meanwhile', () => {
    endGap(serverNow() - 10 * briefMs, serverNow());
    heardServerTime(new Date(Date.now() - briefMs).toISOString());
    expect(gapOf(serverNow())).not.toBeNull();
    expect(gapOf(notedNow())).toBeNull();
    heardServerTime(new Date().toISOString());
  });

  test('is known beside those before it, until nothing lies here that was noted in it', () => {
    endGap(1_000_000, 2_000_000);
    endGap(3_000_000, 4_000_000);
    endGap(5_000_000, 6_000_000);
    expect(gapOf(1_500_000)?.since).toBe(1_000_000);
    expect(gapOf(3_500_000)?.since).toBe(3_000_000);
    forgetGaps([{ at: 3_500_000 }]);
    expect(kept()).toEqual([{ since: 3_000_000, until: 4_000_000 }, { since: 5_000_000, until: 6_000_000 }]);
  });
});
