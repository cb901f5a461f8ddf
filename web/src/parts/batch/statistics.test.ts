import { describe, expect, it } from 'vitest';
import { difference, statisticsOf } from './statistics';

describe('the running statistic of a table', () => {
  it('has count, mean, smallest and largest', () => {
    expect(statisticsOf(['9.5', '10', '12.0'])).toEqual({ count: 3, mean: '10.500', min: '9.5', max: '12.0' });
    expect(statisticsOf(['1', '2', '2'])?.mean).toBe('1.67');
    expect(statisticsOf(['-1', '-2', '-2'])?.mean).toBe('-1.67');
    expect(statisticsOf([])).toBeNull();
  });
});

describe('what is left of what was issued', () => {
  it('is exact in decimals', () => {
    expect(difference('1000', ['990', '5', '3', '2'])).toBe('0');
    expect(difference('0.3', ['0.1', '0.2'])).toBe('0.0');
    expect(difference('10', ['11'])).toBe('-1');
  });
});
