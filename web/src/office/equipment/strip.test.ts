import { describe, expect, test } from 'vitest';
import type { LogLine } from '@/api/equipment';
import { stretchesOf } from './strip';

const line = (number: number, at: string, kind: LogLine['kind'], batch: string | null = null): LogLine => ({
  number, entry: number, at, zone: 'UTC', kind, by: 'lan', batch, product: null, lot: null, phase: null, phaseTitle: null, hold: null, detail: null,
});
const time = (text: string) => new Date(text).getTime();

describe('the strip of an equipment log', () => {
  const log = [
    line(5, '2026-11-22T06:00:00Z', 'left', 'B1'), line(4, '2026-11-22T05:00:00Z', 'phase-ended', 'B1'), line(3, '2026-11-22T04:00:00Z', 'taken', 'B1'),
    line(2, '2026-11-22T02:00:00Z', 'cleaned'), line(1, '2026-11-21T00:00:00Z', 'added'),
  ];

  test('has a stretch for each change of condition, and none for what changes none', () => {
    expect(stretchesOf(log, time('2026-11-22T00:00:00Z'), time('2026-11-22T08:00:00Z')).map((one) => [one.is, one.batch])).toEqual([
      ['to-be-cleaned', null], ['clean', null], ['in-use', 'B1'], ['to-be-cleaned', null],
    ]);
  });

  test('begins where the window begins and leaves out what was before', () => {
    const inside = stretchesOf(log, time('2026-11-22T03:00:00Z'), time('2026-11-22T08:00:00Z'));
    expect(inside.map((one) => one.is)).toEqual(['clean', 'in-use', 'to-be-cleaned']);
    expect(inside[0]!.from).toBe(time('2026-11-22T03:00:00Z'));
    expect(inside[2]!.to).toBe(time('2026-11-22T08:00:00Z'));
  });
});
