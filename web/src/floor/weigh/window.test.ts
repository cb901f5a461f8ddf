import { describe, expect, it } from 'vitest';
import { barOf } from './window';

describe('the bar of a weighing', () => {
  it('says in which part of the window a weight is', () => {
    expect(barOf('9.9', '9.95', '10.05', '10').place).toBe('below');
    expect(barOf('10.05', '9.95', '10.05', '10').place).toBe('in');
    expect(barOf('10.06', '9.95', '10.05', '10').place).toBe('above');
  });
  it('keeps every mark on the bar', () => {
    for (const weight of [null, '-1', '0', '10', '1000']) {
      const bar = barOf(weight, '9.95', '10.05', '10');
      for (const share of [bar.low, bar.high, bar.at]) expect(share).toBeGreaterThanOrEqual(0);
      for (const share of [bar.low, bar.high, bar.at]) expect(share).toBeLessThanOrEqual(1);
    }
  });
  it('stands on the target where nothing is tolerated', () => expect(barOf('10', null, null, '10').place).toBe('in'));
});
