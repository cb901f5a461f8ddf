import { describe, expect, test } from 'vitest';
import { defaultScanSettings, ScanReader, type Reading, toScan } from './scanReader';

const gs = '\u001d';

function type(reader: ScanReader, keys: string[], { from = 0, every = 5, free = true } = {}): Reading[] {
  return keys.map((key, index) => reader.stroke({ key }, from + index * every, free));
}

const last = (readings: Reading[]) => readings.at(-1);

describe('A scan with prefix and suffix', () => {
  test('is read whole, in its case, even while a text field has the focus', () => {
    const readings = type(new ScanReader(), ['F9', ...'0104ABcd', 'Enter'], { free: false, every: 60 });
    expect(readings[0]).toEqual({ kind: 'begin' });
    expect(last(readings)).toEqual({ kind: 'scan', viaPrefix: true, scan: { text: '0104ABcd', symbology: null } });
  });

  test('keeps FNC1, whether it comes as U+001D or as Ctrl+]', () => {
    const reader = new ScanReader();
    type(reader, ['F9', '1', '0', 'A', gs, '2', '1', 'B']);
    reader.stroke({ key: ']', ctrlKey: true }, 60, true);
    expect(reader.stroke({ key: 'Enter' }, 70, true)).toMatchObject({ scan: { text: `10A${gs}21B${gs}` } });
  });

  test('without a suffix is given up after half a second', () => {
    const reader = new ScanReader();
    type(reader, ['F9', '1', '2'], { from: 0 });
    expect(reader.expired(400)).toBe(false);
    expect(reader.expired(520)).toBe(true);
    expect(reader.isCatching).toBe(false);
    expect(reader.expired(600)).toBe(false);
  });

  test('that repeats within a second is ignored, later it counts', () => {
    const reader = new ScanReader();
    const code = ['F9', ...'ABCDEF', 'Enter'];
    expect(last(type(reader, code, { from: 0 }))?.kind).toBe('scan');
    expect(last(type(reader, code, { from: 300 }))?.kind).toBe('repeat');
    expect(last(type(reader, code, { from: 2000 }))?.kind).toBe('scan');
  });
});

describe('A scanner that was not set up', () => {
  test('is known by its speed', () => {
    expect(last(type(new ScanReader(), [...'ABC123', 'Enter'], { every: 35 }))).toMatchObject({ kind: 'scan', viaPrefix: false });
  });

  test.each([
    ['slow', [...'ABC123', 'Enter'], { every: 36 }],
    ['short', [...'ABC12', 'Enter'], { every: 5 }],
    ['in a text field', [...'ABC123', 'Enter'], { every: 5, free: false }],
  ])('is not mistaken for typing that is %s', (_, keys, options) => {
    expect(type(new ScanReader(), keys as string[], options).every((r) => r.kind === 'nothing')).toBe(true);
  });

  test('Shift and the like are no characters', () => {
    expect(last(type(new ScanReader(), ['Shift', 'A', 'Shift', 'B', 'C', '1', '2', '3', 'Enter']))).toMatchObject({ scan: { text: 'ABC123' } });
  });
});

describe('What was scanned', () => {
  test.each([[']d2', ']d2'], [']C1', ']C1'], [']Q3', ']Q3']])('%s names the symbol and is taken off', (prefix, symbology) => {
    expect(toScan(`${prefix}0112345`, null)).toEqual({ text: '0112345', symbology });
  });

  test('A substitute for FNC1 becomes FNC1, and a leading one is dropped', () => {
    expect(toScan('~0112~21x', '~').text).toBe(`0112${gs}21x`);
    expect(defaultScanSettings.prefix).toBe('F9');
  });
});
