import { describe, expect, test } from 'vitest';
import type { Batch, BatchException, SignatureLine, Step, Work } from '@/api/batches';
import { axisOf, bandsOf, happeningsOf, timelineOf } from './model';

const day = '2026-11-22T';
const when = (time: string, entry = 1) => ({ at: `${day}${time}Z`, zone: 'UTC', offsetMinutes: 0, entry, terminal: null });
const by = { id: 'lan', name: 'Lan' };
const signature = (time: string): SignatureLine => ({ meaning: 'performed', signer: 'lan', printedName: 'Lan', role: 'operator', when: when(time), authentication: 'password', comment: null, documentHash: 'x', state: 'valid' });
const work = (id: string, from: string | null, to: string | null, signed: string[] = []): Work => ({
  id, kind: 'phase', number: id, title: { en: id }, operation: 'heat', path: [], state: 'running', started: from ? when(from) : null, startedBy: by, ended: to ? when(to) : null,
  signature: null, currentStep: null, steps: [{ id: `${id}.1`, number: `${id}.1`, signatures: signed.map(signature) } as unknown as Step],
});
const exception = (step: string | null, time: string, facts: Record<string, string> = {}) =>
  ({ id: 'B1-E1', step, number: '1', grade: 'minor', open: true, when: when(time), by, facts, description: 'x' } as unknown as BatchException);

const batch = (more: Partial<Batch> = {}) => ({
  id: 'B1', zone: 'UTC', site: 'HN', plannedStart: `${day}08:00:00Z`, plannedEnd: `${day}16:00:00Z`, started: when('09:00:00'), ended: null, work: [], timers: [], holds: [],
  progress: [{ id: 'heat', title: { en: 'Heating' }, done: 0, total: 2 }], exceptions: [], issued: null, review: null, auditTrailReview: null, decision: null, interruptions: [], ...more,
}) as unknown as Batch;

const at = (time: string) => Date.parse(`${day}${time}Z`);

describe('Timeline', () => {
  test('It spans plan and actual, and now is a line until work has ended', () => {
    const line = timelineOf(batch(), at('10:00:00'))!;
    expect([line.from, line.to, line.now]).toEqual([at('08:00:00'), at('16:00:00'), at('10:00:00')]);
    expect(line.plan).toEqual({ from: at('08:00:00'), to: at('16:00:00'), open: false });
    expect(line.actual).toEqual({ from: at('09:00:00'), to: at('10:00:00'), open: true });
    expect(timelineOf(batch({ ended: when('15:00:00') }), at('23:00:00'))!.now).toBeNull();
  });

  test('A batch that has neither plan nor start has no timeline; a planned one shows its plan', () => {
    expect(timelineOf(batch({ started: null, plannedStart: null }), at('10:00:00'))).toBeNull();
    expect(timelineOf(batch({ started: null }), at('07:00:00'))!.actual).toBeNull();
  });

  test('Work side by side stands on rows of its own', () => {
    const line = timelineOf(batch({ work: [work('1', '09:00:00', '11:00:00'), work('2', '10:00:00', null), work('3', '12:00:00', '13:00:00'), work('4', null, null)] }), at('14:00:00'))!;
    expect(line.lanes[1]!.bars.map((bar) => [bar.work.id, bar.row, bar.open])).toEqual([['1', 0, false], ['2', 1, true], ['3', 0, false]]);
    expect(line.lanes[1]!.rows).toBe(2);
  });

  test('Exceptions stand in the lane of their step, the others in that of the batch', () => {
    const line = timelineOf(batch({ work: [work('1', '09:00:00', null)], exceptions: [exception('1.1', '09:30:00'), exception(null, '09:40:00')] }), at('10:00:00'))!;
    expect(line.lanes.map((lane) => lane.marks.length)).toEqual([1, 1]);
  });

  test('Signatures are ticks in the order of time', () => {
    const line = timelineOf(batch({ work: [work('1', '09:00:00', null, ['09:50:00', '09:20:00'])], issued: signature('08:30:00') }), at('10:00:00'))!;
    expect(line.lanes[0]!.ticks.map((one) => one.number)).toEqual([null]);
    expect(line.lanes[1]!.ticks.map((one) => one.at)).toEqual([at('09:20:00'), at('09:50:00')]);
  });

  test('A gap reaches from when its author had no network to the first entry after it', () => {
    const line = timelineOf(batch({ exceptions: [exception('x', '09:45:00', { 'no-network-since': `${day}09:10:00Z` })] }), at('10:00:00'))!;
    expect(line.gaps).toEqual([{ from: at('09:10:00'), to: at('09:45:00'), by: 'Lan', exception: 'B1-E1' }]);
  });

  test('A hold time that runs beyond the plan widens the sheet; one that is over does not', () => {
    const hold = (endedAt: string | null) => [{ after: '1', before: '2', from: `${day}09:30:00Z`, dueAt: `${day}20:00:00Z`, endedAt, limits: ['1'] }];
    expect(timelineOf(batch({ work: [work('1', '09:00:00', '09:30:00')], holds: hold(null) }), at('10:00:00'))!.to).toBe(at('20:00:00'));
    expect(timelineOf(batch({ work: [work('1', '09:00:00', '09:30:00')], holds: hold(`${day}09:50:00Z`) }), at('10:00:00'))!.to).toBe(at('16:00:00'));
  });

  test('The axis has whole hours of the site, as many as there is room for', () => {
    const span = { from: at('08:10:00'), to: at('16:00:00') };
    expect(axisOf(span, 8, 'UTC').map((one) => new Date(one).toISOString().slice(11, 16))).toEqual(['09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00']);
    expect(axisOf({ from: at('00:00:00'), to: at('23:00:00') }, 4, 'Asia/Kolkata').map((one) => new Date(one).toISOString().slice(11, 16))).toEqual(['00:30', '06:30', '12:30', '18:30']);
  });

  test('Shifts are bands by the clock of the site; the night shift crosses midnight', () => {
    const shifts = [{ name: 'Early', from: '06:00', to: '14:00' }, { name: 'Late', from: '14:00', to: '22:00' }, { name: 'Night', from: '22:00', to: '06:00' }];
    const bands = bandsOf({ from: at('04:00:00'), to: at('15:00:00') }, shifts, 'UTC');
    expect(bands.map((band) => [band.name, new Date(band.from).toISOString().slice(11, 16), new Date(band.to).toISOString().slice(11, 16)]))
      .toEqual([['Night', '04:00', '06:00'], ['Early', '06:00', '14:00'], ['Late', '14:00', '15:00']]);
    expect(bandsOf({ from: 0, to: 400 * 86_400_000 }, shifts, 'UTC')).toEqual([]);
  });

  test('The table says everything that is drawn, in the order of time', () => {
    const line = timelineOf(batch({ work: [work('1', '09:00:00', '09:30:00', ['09:20:00'])], exceptions: [exception('1.1', '09:25:00')] }), at('10:00:00'))!;
    expect(happeningsOf(line).map((one) => one.kind)).toEqual(['plan-start', 'start', 'work-start', 'signature', 'exception', 'work-end', 'plan-end']);
  });
});
