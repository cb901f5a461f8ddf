import { describe, expect, it } from 'vitest';
import { scaled, shareOf } from './scale';

const of = (value: string, unit = 'kg') => ({ value, unit });

describe('an order of another size than the nominal one', () => {
  it.each([
    ['10.00', '5', '10', '5.00'],
    ['2.400', '75.0', '100.0', '1.800'],
    ['1', '1', '3', '0.333'],
    ['10.05', '50', '100', '5.02'], // 5.025: half to even
    ['10.07', '50', '100', '5.04'], // 5.035
    ['0.05', '50', '100', '0.0250'],
    ['0.02', '10', '100', '0.00200'],
    ['10.00', '10.0', '10', '10.00'],
    ['1', '10.0', '10', '1'],
  ])('%s kg for %s of %s is %s kg', (master, planned, nominal, expected) => {
    expect(scaled(of(master), of(planned), of(nominal))).toEqual(of(expected));
  });

  it.each([['5', '10', '50'], ['75.0', '100.0', '75'], ['1', '3', '33.33'], ['1000', '500', '200']])('%s of %s is %s percent', (planned, nominal, share) => {
    expect(shareOf(of(planned), of(nominal))).toBe(share);
  });

  it('says nothing where the units differ', () => {
    expect(shareOf(of('500', 'g'), of('1'))).toBeNull();
    expect(scaled(of('1'), of('500', 'g'), of('1'))).toBeNull();
  });
});
