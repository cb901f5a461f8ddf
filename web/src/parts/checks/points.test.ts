import { describe, expect, it } from 'vitest';
import type { Batch, Step } from '@/api/batches';
import { frameOf, ofColumn, ofTurns } from './points';

const when = (entry: number) => ({ at: '2026-11-22T08:00:00Z', zone: 'UTC', offsetMinutes: 0, entry, terminal: null });
const by = { id: 'an', name: 'An' };

describe('the small chart of checks', () => {
  it('shows the last eight rows of a column', () => {
    const rows = Array.from({ length: 10 }, (_, i) => ({ row: i + 1, cells: { w: { column: 'w', value: `${i}`, verdict: 'within' as const } }, changes: [], when: when(i), by }));
    const points = ofColumn({ columns: [], min: null, max: null, every: null, statistics: [], rows }, 'w');
    expect(points.map((one) => one.label)).toEqual(['3', '4', '5', '6', '7', '8', '9', '10']);
    expect(ofColumn({ columns: [], min: null, max: null, every: null, statistics: [], rows }, 'other')).toEqual([]);
  });

  it('takes the turns of a loop for one check, in the order of their entries', () => {
    const step = (id: string, value: string | null, entry: number) => ({ id, number: id, value: value === null ? null : { value, verdict: 'within', when: when(entry), by } }) as unknown as Step;
    const batch = { work: [{ steps: [step('m~1', '1.0', 5), step('m~2', '2.0', 4), step('m~3', null, 0), step('n', '9', 3)] }] } as unknown as Batch;
    expect(ofTurns(batch, step('m~3', null, 0)).map((one) => one.value)).toEqual(['2.0', '1.0']);
  });

  it('has room around the limits and around what lies outside of them', () => {
    const frame = frameOf([113], [{ low: '95', high: '105' }, { low: '97', high: null }]);
    expect(frame.low).toBeLessThan(95);
    expect(frame.high).toBeGreaterThan(113);
    expect(frame.at(frame.high)).toBe(0);
    expect(frame.at(95)).toBeLessThan(1);
    expect(frameOf([100, 100], []).at(100)).toBeCloseTo(0.5);
  });
});
