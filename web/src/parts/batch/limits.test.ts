import { describe, expect, test } from 'vitest';
import { compareDecimals, differences, foresee, rangeText } from './limits';

describe('Limits', () => {
  test.each([['10.50', '10.5', 0], ['-0.1', '0', -1], ['9.99', '10', -1], ['0.1', '0.09', 1], ['12345678901234567890.1', '12345678901234567890.2', -1]])(
    '%s against %s is %i', (one, other, expected) => expect(compareDecimals(one, other)).toBe(expected));

  const step = { plausible: { low: '0', high: '100' }, limits: { low: '38.0', high: '45.0' }, alert: { low: '40.0', high: '44.0' } };

  test.each([['41.6', 'within'], ['38.0', 'alert'], ['44.0', 'within'], ['45.01', 'outside'], ['1000', 'not-plausible'], ['-1', 'not-plausible']])(
    '%s is foreseen as %s', (value, verdict) => expect(foresee(step, value)).toBe(verdict));

  test('A value without rules is unlimited', () => expect(foresee({ plausible: null, limits: null, alert: null }, '7')).toBe('unlimited'));

  test('Ranges keep their digits and follow the decimal mark', () => {
    expect(rangeText({ low: '38.0', high: '45.0' }, '°C', 'vi')).toBe('38,0–45,0\u00a0°C');
    expect(rangeText({ high: '2.50' }, '%', 'en')).toBe('≤\u00a02.50\u00a0%');
  });

  test('The characters in which two codes differ are told apart', () => {
    expect(differences('L-204', 'L-201')).toEqual([{ text: 'L-20', differs: false }, { text: '4', differs: true }]);
    expect(differences('L-2019', 'L-201')).toEqual([{ text: 'L-201', differs: false }, { text: '9', differs: true }]);
  });
});
