import { describe, expect, test } from 'vitest';
import { atWall, dateInText, decimal, duration, instant, number, quantity } from './format';

describe('Formats', () => {
  test('A time is canonical and carries its zone, with the date of that zone', () => {
    expect(instant('2026-11-22T01:42:13.123456Z', 'Asia/Ho_Chi_Minh')).toBe('2026-11-22 08:42:13 +07:00');
    expect(instant('2026-11-22T23:30:00Z', 'Asia/Shanghai')).toBe('2026-11-23 07:30:00 +08:00');
    expect(instant('2026-11-22T00:00:00Z')).toBe('2026-11-22 00:00:00 +00:00');
    expect(instant('2026-07-01T12:00:00Z', '-03:30')).toBe('2026-07-01 08:30:00 -03:30');
  });

  test.each([
    ['2026-11-22T08:00:00', 'Asia/Ho_Chi_Minh', '2026-11-22T08:00:00+07:00'],
    ['2026-07-01T02:30', 'Europe/Berlin', '2026-07-01T02:30+02:00'],
    // The clocks go back an hour and a half later; the same figures in Greenwich would be winter already.
    ['2026-10-25T01:30:00', 'Europe/Berlin', '2026-10-25T01:30:00+02:00'],
    ['2026-10-25T12:00:00', 'Europe/Berlin', '2026-10-25T12:00:00+01:00'],
    ['2026-03-29T03:30:00', 'Europe/Berlin', '2026-03-29T03:30:00+02:00'],
  ])('%s on a wall in %s is %s', (wall, zone, at) => expect(atWall(wall, zone)).toBe(at));

  test.each([
    ['en', '22\u00a0Nov 2026'], ['vi', '22/11/2026'], ['zh', '2026年11月22日'],
  ] as const)('A date in running text follows %s', (language, text) => {
    expect(dateInText('2026-11-22T01:00:00Z', language)).toBe(text);
  });

  test.each([
    ['10.50', 'en', '10.50'], ['10.50', 'vi', '10,50'], ['10.50', 'zh', '10.50'], ['1234567.0', 'en', '1\u00a0234\u00a0567.0'],
    ['-0.10', 'vi', '\u22120,10'], ['~ 12', 'en', '~ 12'],
  ] as const)('%s in %s keeps its digits', (value, language, text) => expect(number(value, language)).toBe(text));

  test('A unit stands behind a space that never breaks', () => {
    expect(quantity({ value: '41.6', unit: '°C' }, 'vi')).toBe('41,6\u00a0°C');
  });

  test.each([['10,50', '10.50'], ['10.50', '10.50'], [' 1\u00a0000 ', '1000'], ['-2', '-2']])('%s is read as %s', (typed, value) => {
    expect(decimal(typed)).toEqual({ ok: true, value });
  });

  test.each([['1.000,5', 'two-marks'], ['1,2,3', 'two-marks'], ['', 'empty'], ['4a', 'not-a-number'], ['5.', 'not-a-number']])(
    '%s is refused as %s', (typed, reason) => expect(decimal(typed)).toEqual({ ok: false, reason }));

  test('A duration keeps two digits and says when it is over', () => {
    expect(duration(4360)).toBe('01:12:40');
    expect(duration(-61)).toBe('\u221200:01:01');
  });
});
