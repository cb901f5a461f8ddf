import { describe, expect, it } from 'vitest';
import { difference } from './difference';

describe('what is left of what was issued', () => {
  it('is exact in decimals', () => {
    expect(difference('1000', ['990', '5', '3', '2'])).toBe('0');
    expect(difference('0.3', ['0.1', '0.2'])).toBe('0.0');
    expect(difference('10', ['11'])).toBe('-1');
  });
});
