import { orCopy } from '@/parts/drafts/copies';
import { instructionsOf } from './instructions';
import { queryOptions } from '@tanstack/react-query';
import type { Quantity } from '@/i18n/format';
import type { Change } from './changes';
import { heardServerTime } from './clock';
import { get } from './http';
import { everyPage } from './page';
import type { ProcedureKind } from './procedures';
import type { Role } from './session';
import type { Handover } from './handover';
import type { Question } from './quality';
import type { LateClaim, Step } from './batchSteps';
import type { By, LocalizedText, Remark, SignatureLine, When } from './remarks';

export type * from './remarks';
export type * from './batchSteps';

export type BatchState = 'idle' | 'running' | 'pausing' | 'paused' | 'holding' | 'held' | 'complete' | 'stopped' | 'aborted';
/** How a batch goes from one phase to the next. */
export type BatchMode = 'automatic' | 'semi-automatic' | 'manual';
export const batchModes: readonly BatchMode[] = ['automatic', 'semi-automatic', 'manual'];

/** Nothing is entered until somebody resumes it. */
export const standsStill = (state: BatchState): boolean => state === 'paused' || state === 'holding' || state === 'held';
export type Disposition = 'none' | 'waiting-for-review' | 'in-review' | 'certified' | 'rejected' | 'on-hold';
export type Grade = 'information' | 'minor' | 'major' | 'critical';
export const grades: readonly Grade[] = ['critical', 'major', 'minor', 'information'];

export type GradeCounts = Record<Grade, number>;

export interface Progress {
  id: string;
  title: LocalizedText;
  done: number;
  total: number;
}

export interface Timer {
  kind: 'check-due' | 'hold-time' | 'minimum-time' | 'interval' | 'interval-earliest' | 'latest-start' | 'earliest-start';
  after: string;
  before: string;
  limit: Quantity;
  endedAt: string;
  dueAt: string;
  elapsed: string;
  overrun: boolean;
  limits: string[];
}

/** What a batch waits for: `start`, `value`, `verified`, `review-missing` …; the client makes the sentence. */
export interface Wait {
  kind: string;
  number: string | null;
  title: LocalizedText | null;
  who: string | null;
  since: string | null;
  /** Who can end it. */
  role: Role;
}

export interface BoardRow {
  id: string;
  orderId: string;
  lotNumber: string;
  site: string;
  zone: string;
  line: string | null;
  recipeId: string;
  recipeVersion: string;
  recipeTitle: LocalizedText;
  productCode: string | null;
  productName: string | null;
  planned: string | null;
  plannedStart: string | null;
  plannedEnd?: string | null;
  state: BatchState;
  disposition: Disposition;
  releasedAt: string;
  startedAt: string | null;
  endedAt: string | null;
  decidedAt: string | null;
  registerNumber: string | null;
  manufacturedOn: string | null;
  expiresOn: string | null;
  changedAt: string;
  progress: Progress[];
  waitsFor: Wait[];
  exceptions: GradeCounts;
  openExceptions: GradeCounts;
  nextTimer: Timer | null;
  campaign?: { id: string; number: number } | null;
  mode?: BatchMode;
}

export interface Work {
  id: string;
  kind: 'phase' | 'transition';
  number: string;
  title: LocalizedText;
  /** The element of `progress` that it counts under. */
  operation: string;
  path: { id: string; kind: string; title: LocalizedText }[];
  state: 'waiting' | 'enabled' | 'running' | 'done' | 'skipped';
  started: When | null;
  startedBy: By | null;
  ended: When | null;
  signature: SignatureLine | null;
  currentStep: string | null;
  steps: Step[];
  /** Why a supervisor picked it, in manual mode. */
  startReason?: string | null;
  /** Ended, or signed, later than it happened. */
  late?: LateClaim | null;
  /** Which turns of which loops it is; empty outside of loops. */
  turns?: { loop: string; number: number; count: number }[];
}

export interface BatchException {
  id: string;
  batch: string;
  site: string;
  kind: string;
  grade: Grade;
  proposedGrade: Grade;
  step: string | null;
  number: string | null;
  description: string;
  facts: Record<string, string>;
  byRule: boolean;
  open: boolean;
  when: When;
  by: By;
  justifications: Remark[];
  gradeChanges: { when: When; by: By; from: Grade; to: Grade; reason: string }[];
  acknowledged: Remark | null;
  conclusion: Conclusion | null;
  route: {
    policy: number;
    /** Roles of each signature, in their order. */
    signatures: Role[][];
    next: Role[];
    dueAt: string;
    overdue: boolean;
    /** The reader gave the signature before: another person is needed. */
    notYou: boolean;
  } | null;
  assessment: { productImpact: boolean; impact: string; signature: SignatureLine } | null;
  earlierConclusions: Conclusion[];
  capas: { capa: string; what: string; owner: string; dueOn: string; when: When; by: By; closed: Remark | null }[];
  files: { file: { content: string; contentType: string; name: string }; note: string | null; when: When; by: By }[];
  equipment: string[];
}

export interface Conclusion {
  impact: string;
  cause: string;
  conclusion: string;
  associatedBatches: string[];
  signature: SignatureLine;
  rootCause: string | null;
  productImpact: boolean | null;
  /** Why it does not count any more. */
  reopened: Remark | null;
}

export interface Attempt {
  when: When;
  actor: string;
  command: string;
  code: string;
  detail: string;
  facts: Record<string, string>;
}

export interface Decision {
  disposition: Disposition;
  registerNumber: string | null;
  reason: string | null;
  signature: SignatureLine;
}

/** Something that this person may do now, at this device. */
export interface LegalAction {
  action: string;
  step: string | null;
  id: string | null;
}

export interface Batch {
  /** What had to be made safe, of each hold that asked for it; the last first. */
  holdings?: { why: Remark; exception: string | null; places: { element: string; number: string; title: LocalizedText; text: LocalizedText; reached: Remark | null }[] }[];
  id: string;
  orderId: string;
  lotNumber: string;
  site: string;
  zone: string;
  line: string | null;
  state: BatchState;
  disposition: Disposition;
  mode?: BatchMode;
  version: number;
  recipe: { id: string; version: string; hash: string; title: LocalizedText };
  product: { code?: string | null; name?: string | null; strength?: string | null; dosageForm?: string | null; gtin?: string | null } | null;
  planned: Quantity | null;
  /** Lots that are kept for the batch; of a material without any, each good lot may go in. */
  reserved?: { material: string; lot: string; quantity: Quantity }[];
  shortages?: { material: string; name: string; quantity: Quantity }[];
  shortageReason?: string | null;
  manufacturedOn: string | null;
  expiresOn: string | null;
  plannedStart: string | null;
  plannedEnd?: string | null;
  campaign?: { id: string; number: number } | null;
  released: When;
  issued: SignatureLine | null;
  started: When | null;
  ended: When | null;
  interruption: Remark | null;
  /** Ids of the work that may go on now: branches run at once. */
  now: string[];
  work: Work[];
  progress: Progress[];
  timers: Timer[];
  /** Every hold time whose clock began, also those that are over. */
  holds?: { after: string; before: string; from: string; dueAt: string; endedAt: string | null; limits: string[] }[];
  exceptions: BatchException[];
  attempts: Attempt[];
  /** Questions of reviewers to people of the batch. */
  questions?: Question[];
  /** Of a procedure without a batch; null for a batch. */
  procedure?: { kind: ProcedureKind; equipment: string; name: string; intervalDays: number | null; accepted: SignatureLine | null } | null;
  reworkOf?: string | null;
  reworkedAs?: string[];
  comments: Remark[];
  review: SignatureLine | null;
  auditTrailReview: SignatureLine | null;
  decision: Decision | null;
  /** Every time that work stood still, oldest first. */
  interruptions?: { state: BatchState; from: When; by: By; reason: string; to: When | null; resumed: Remark | null }[];
  /** Changes of the running batch that were asked for, oldest first. */
  changes?: Change[];
  /** A dry run: nothing of it is a record. */
  sandbox?: boolean;
  actions: LegalAction[];
  /** In-process material that was put on hold, oldest first. */
  material?: MaterialHold[];
  /** Shift hand-overs, oldest first. */
  handovers?: Handover[];
  /** Numbered forms for a long outage. */
  paperForms?: PaperForm[];
  serverTime: string;
}

/** A check was off its limits: what is in work is not worked on until quality has decided. */
export interface MaterialHold {
  id: string;
  state: 'on-hold' | 'usable' | 'rejected';
  phase: string;
  step: string;
  number: string;
  value: string;
  expected: string;
  exception: string;
  when: When;
  by: By;
  reason: string | null;
  decided: SignatureLine | null;
}

export const openMaterial = (batch: Batch): MaterialHold[] => (batch.material ?? []).filter((one) => one.state !== 'usable');

export interface PaperForm {
  form: string;
  state: 'issued' | 'transcribed' | 'verified' | 'void' | 'destroyed';
  copyOf: string | null;
  recordHash: string;
  recordVersion: number;
  steps: string[];
  language: string;
  reason: string;
  when: When;
  by: By;
  entries: number;
  originals: { content: string; contentType: string; name: string }[];
  signatures: SignatureLine[];
  closed: Remark | null;
}

export interface CommandAnswer {
  batch: string;
  version: number;
  entries: number[];
  at: string;
  zone: string;
  exceptions: string[];
  state: BatchState;
  disposition: Disposition;
}

const streams = { streams: ['batch/'] };

export const boardPath = (site: string | null) => `/api/batches?site=${site ?? ''}`;

// Who something waits for is no instruction.
const rowOf = (row: BoardRow): BoardRow => ({ ...row, waitsFor: row.waitsFor.map((wait) => ({ ...wait, who: null })) });

export const boardQuery = (site: string | null) => queryOptions({
  queryKey: ['batches', 'board', site],
  queryFn: (asking) => orCopy(boardPath(site), async () => (await everyPage<BoardRow>('/api/batches', { site }, asking.signal)).items, (rows) => rows.map(rowOf), asking),
  meta: streams,
});

export const batchPath = (id: string) => `/api/batches/${encodeURIComponent(id)}`;
export const batchAction = (id: string, action: string) => `${batchPath(id)}/actions/${action}`;

export const batchQuery = (id: string) => queryOptions({
  queryKey: ['batches', 'one', id],
  queryFn: (asking) => orCopy(batchPath(id), async () => {
    const batch = await get<Batch>(batchPath(id), undefined, asking.signal);
    heardServerTime(batch.serverTime);
    return batch;
  }, (batch) => (batch.sandbox ? null : instructionsOf(batch)), asking),
  meta: { streams: [`batch/${id}`] },
});

export function productOf(batch: Batch, text: (words: LocalizedText) => string): string {
  const { name, strength } = batch.product ?? {};
  if (!name) return text(batch.recipe.title);
  return strength && !name.includes(strength) ? `${name} ${strength}` : name;
}

/** The record's steps in the order of the recipe. */
export const stepsOf = (batch: Batch): Step[] => batch.work.flatMap((work) => work.steps);

export const may = (batch: Batch, action: string, of?: string): boolean =>
  batch.actions.some((one) => one.action === action && (of === undefined || one.step === of || one.id === of));
