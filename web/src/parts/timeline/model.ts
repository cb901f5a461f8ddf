import type { Batch, BatchException, Grade, SignatureLine, Work } from '@/api/batches';
import type { Shift } from '@/api/shifts';
import { inZone } from '@/i18n/format';

/** A stretch of time, in milliseconds. */
export interface Span {
  from: number;
  to: number;
}

export interface Bar extends Span {
  work: Work;
  /** It goes on. */
  open: boolean;
  /** Work that overlaps in time stands on rows of its own. */
  row: number;
}

export interface Hold extends Span {
  key: string;
  after: string;
  before: string;
  /** When what it holds back began; null while it runs. */
  ended: number | null;
}

export interface Mark {
  at: number;
  exception: BatchException;
  grade: Grade;
  /** Exceptions of nearly the same time stand under one another, so that each can be pointed at. */
  row: number;
}

export interface Tick {
  at: number;
  signature: SignatureLine;
  /** The number of the step or phase it stands under; null for the batch as a whole. */
  number: string | null;
}

export interface Lane {
  id: string;
  /** Null for the batch as a whole. */
  operation: Batch['progress'][number] | null;
  rows: number;
  /** Rows of exceptions, above the bars. */
  markRows: number;
  bars: Bar[];
  holds: Hold[];
  marks: Mark[];
  ticks: Tick[];
}

export interface Timeline extends Span {
  now: number | null;
  plan: (Span & { open: boolean }) | null;
  actual: (Span & { open: boolean }) | null;
  lanes: Lane[];
  /** Work stood still: paused or held. */
  still: (Span & { state: Batch['state']; reason: string; by: string })[];
  /** Stretches without network, as the authors of late entries claim them. */
  gaps: (Span & { by: string; exception: string })[];
}

const ms = (at: string) => new Date(at).getTime();

/** What there is to draw of a batch; null before it has a time of its own. */
export function timelineOf(batch: Batch, now: number): Timeline | null {
  const started = batch.started ? ms(batch.started.at) : null;
  const plannedStart = batch.plannedStart ? ms(batch.plannedStart) : null;
  const plannedEnd = batch.plannedEnd ? ms(batch.plannedEnd) : null;
  if (started === null && plannedStart === null) return null;
  const end = batch.ended ? ms(batch.ended.at) : started === null ? null : now;
  const holds = (batch.holds ?? []).filter((hold) => hold.endedAt !== null || !batch.ended);
  const from = Math.min(started ?? Infinity, plannedStart ?? Infinity);
  const quality = [batch.review?.when.at, batch.decision?.signature.when.at].filter((at): at is string => Boolean(at)).map(ms);
  const to = Math.max(end ?? 0, plannedEnd ?? 0, from + 60_000, ...quality, ...holds.filter((hold) => hold.endedAt === null).map((hold) => ms(hold.dueAt)));
  const span = to - from;
  return {
    from, to,
    now: batch.ended ? null : Math.min(to, Math.max(from, now)),
    plan: plannedStart === null ? null : { from: plannedStart, to: plannedEnd ?? Math.min(to, plannedStart + span / 10), open: plannedEnd === null },
    actual: started === null ? null : { from: started, to: end!, open: !batch.ended },
    lanes: [wholeLane(batch, span), ...batch.progress.map((operation) => laneOf(batch, operation, end ?? to, span))],
    still: (batch.interruptions ?? []).filter((one) => one.state === 'paused' || one.state === 'held')
      .map((one) => ({ from: ms(one.from.at), to: one.to ? ms(one.to.at) : end ?? to, state: one.state, reason: one.reason, by: one.by.name })),
    gaps: batch.exceptions.flatMap((one) => {
      const since = one.facts?.['no-network-since'];
      return since ? [{ from: Math.max(from, ms(since)), to: ms(one.when.at), by: one.by.name, exception: one.id }] : [];
    }),
  };
}

const tick = (signature: SignatureLine, number: string | null): Tick => ({ at: ms(signature.when.at), signature, number });

/** Plan and actual of the batch, its own signatures and the exceptions that belong to no step. */
function wholeLane(batch: Batch, span: number): Lane {
  const signed = [batch.issued, batch.review, batch.auditTrailReview, batch.decision?.signature].filter((one): one is SignatureLine => Boolean(one));
  const steps = new Set(batch.work.flatMap((work) => work.steps.map((step) => step.id)));
  const marks = marksOf(batch.exceptions.filter((one) => one.step === null || !steps.has(one.step)), span);
  return {
    id: '', operation: null, rows: 1, markRows: rowsOf(marks), marks, bars: [], holds: [], ticks: inTime(signed.map((one) => tick(one, null))),
  };
}

function laneOf(batch: Batch, operation: Batch['progress'][number], end: number, span: number): Lane {
  const works = batch.work.filter((work) => work.operation === operation.id);
  const bars = rowed(works.filter((work) => work.started).map((work) => ({ work, from: ms(work.started!.at), to: work.ended ? ms(work.ended.at) : end, open: !work.ended })), span / narrow);
  const ids = new Set(works.flatMap((work) => work.steps.map((step) => step.id)));
  const ticks = works.flatMap((work) => [
    ...(work.signature ? [tick(work.signature, work.number)] : []),
    ...work.steps.flatMap((step) => step.signatures.map((one) => tick(one, step.number))),
  ]);
  const holds = (batch.holds ?? []).filter((hold) => hold.limits.some((id) => works.some((work) => work.id === id)));
  const marks = marksOf(batch.exceptions.filter((one) => one.step !== null && ids.has(one.step)), span);
  return {
    id: operation.id, operation, bars, ticks: inTime(ticks), rows: Math.max(1, rowsOf(bars)), marks, markRows: rowsOf(marks),
    holds: holds.map((hold) => ({ key: `${hold.after} ${hold.before}`, after: hold.after, before: hold.before, from: ms(hold.from), to: ms(hold.dueAt), ended: hold.endedAt ? ms(hold.endedAt) : null })),
  };
}

const marksOf = (exceptions: readonly BatchException[], span: number): Mark[] =>
  rowed(exceptions.map((exception) => ({ exception, grade: exception.grade, from: ms(exception.when.at), to: ms(exception.when.at) })), span / narrow)
    .map(({ from, exception, grade, row }) => ({ at: from, exception, grade, row }));

const rowsOf = (all: readonly { row: number }[]): number => Math.max(0, ...all.map((one) => one.row + 1));

/** Things of 24 px that stand beside one another on the narrowest sheet. */
const narrow = 12;

const inTime = (ticks: Tick[]): Tick[] => ticks.sort((a, b) => a.at - b.at);

/** Bars that overlap, or whose numbers would, stand on rows of their own: the first row that is free when they begin. */
function rowed<T extends Span>(bars: T[], least: number): (T & { row: number })[] {
  const busyUntil: number[] = [];
  return bars.sort((a, b) => a.from - b.from).map((bar) => {
    const free = busyUntil.findIndex((until) => until <= bar.from);
    const row = free < 0 ? busyUntil.length : free;
    busyUntil[row] = Math.max(bar.to, bar.from + least);
    return { ...bar, row };
  });
}

const minute = 60_000;
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 43_200].map((minutes) => minutes * minute);

/** Whole minutes, hours or days of the site, about as many as there is room for. */
export function axisOf({ from, to }: Span, room: number, zone: string): number[] {
  const step = steps.find((one) => (to - from) / one <= room) ?? steps.at(-1)!;
  const { offsetMinutes } = offsetAt(from, zone);
  const first = Math.ceil((from + offsetMinutes * minute) / step) * step - offsetMinutes * minute;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, index) => first + index * step);
}

function offsetAt(at: number, zone: string): { offsetMinutes: number } {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(inZone(at, zone).offset) ?? [];
  return { offsetMinutes: sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0 };
}

export interface Band extends Span {
  name: string;
  /** Every other one is shaded. */
  shaded: boolean;
}

const bandsMax = 120;

/** The site's shifts over the stretch; one that ends after midnight belongs to the day it began. None for a batch of months. */
export function bandsOf({ from, to }: Span, shifts: readonly Shift[], zone: string): Band[] {
  const day = 1440 * minute;
  if (shifts.length === 0 || ((to - from) / day) * shifts.length > bandsMax) return [];
  const { offsetMinutes } = offsetAt(from, zone);
  const midnight = Math.floor((from + offsetMinutes * minute) / day) * day - offsetMinutes * minute;
  const clock = (text: string) => (Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))) * minute;
  const bands: Band[] = [];
  for (let start = midnight - day; start < to; start += day) {
    for (const [index, shift] of shifts.entries()) {
      const begins = start + clock(shift.from);
      const ends = start + clock(shift.to) + (clock(shift.to) <= clock(shift.from) ? day : 0);
      if (ends > from && begins < to) bands.push({ name: shift.name, from: Math.max(from, begins), to: Math.min(to, ends), shaded: index % 2 === 1 });
    }
  }
  return bands;
}

export interface Happening {
  at: number;
  kind: 'plan-start' | 'plan-end' | 'start' | 'end' | 'work-start' | 'work-end' | 'signature' | 'exception' | 'hold' | 'hold-end' | 'still' | 'gap';
  lane: Lane | null;
  number: string | null;
  signature?: SignatureLine;
  exception?: BatchException;
  hold?: Hold;
  by?: string | null;
  text?: string;
}

/** The same in rows, in the order of time: what the drawing shows can be read and heard. */
export function happeningsOf(line: Timeline): Happening[] {
  const all: Happening[] = [];
  const say = (at: number, kind: Happening['kind'], more: Partial<Happening> = {}) => all.push({ at, kind, lane: null, number: null, ...more });
  if (line.plan) say(line.plan.from, 'plan-start');
  if (line.plan && !line.plan.open) say(line.plan.to, 'plan-end');
  if (line.actual) say(line.actual.from, 'start');
  if (line.actual && !line.actual.open) say(line.actual.to, 'end');
  for (const one of line.still) say(one.from, 'still', { by: one.by, text: one.reason });
  for (const one of line.gaps) say(one.from, 'gap', { by: one.by, text: one.exception });
  for (const lane of line.lanes) {
    for (const bar of lane.bars) {
      say(bar.from, 'work-start', { lane, number: bar.work.number, by: bar.work.startedBy?.name ?? null });
      if (!bar.open) say(bar.to, 'work-end', { lane, number: bar.work.number });
    }
    for (const one of lane.ticks) say(one.at, 'signature', { lane, number: one.number, signature: one.signature, by: one.signature.printedName });
    for (const one of lane.marks) say(one.at, 'exception', { lane, number: one.exception.number, exception: one.exception, by: one.exception.by.name });
    for (const hold of lane.holds) {
      say(hold.from, 'hold', { lane, hold });
      if (hold.ended !== null) say(hold.ended, 'hold-end', { lane, hold });
    }
  }
  return all.sort((a, b) => a.at - b.at);
}
