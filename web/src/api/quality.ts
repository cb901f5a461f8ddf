import { queryOptions } from '@tanstack/react-query';
import type { BatchException, BatchState, Decision, Disposition, Grade, Limits, LocalizedText, SignatureLine, StepStanding, Verdict, When } from './batches';
import { batchPath } from './batches';
import { get } from './http';
import { everyPage } from './page';
import type { Quantity } from './recipeLife';
import type { Role } from './session';

export interface ExceptionRow {
  id: string;
  batch: string;
  site: string;
  kind: string;
  grade: Grade;
  step: string | null;
  number: string | null;
  description: string;
  openedAt: string;
  zone: string;
  openedBy: string;
  justified: boolean;
  concludedAt: string | null;
  product: string | null;
  equipment: string[];
  /** Roles of the signature that is next; empty when it is concluded. */
  next: Role[];
  dueAt: string | null;
  overdue: boolean;
  rootCause: string | null;
  productImpact: boolean | null;
  reopened: number;
}

export type ExceptionFilters = {
  site: string | null;
  grade?: string;
  open?: boolean;
  overdue?: boolean;
  kind?: string;
  product?: string;
  recipe?: string;
  step?: string;
  equipment?: string;
  cause?: string;
  from?: string;
  to?: string;
  text?: string;
};

export interface ReviewItem {
  key: string;
  hash: string;
  kind: 'exception' | 'correction' | 'late' | 'hand-typed' | 'left-out' | 'refused-attempt' | 'signature-missing' | 'alert' | 'interruption' | 'redone' | 'change' | 'role-change' | 'signature-void' | 'rule-not-met';
  grade: Grade | null;
  step: string | null;
  number: string | null;
  text: string;
  when: When | null;
  open: boolean;
  /** By this person, as the item is now. */
  seen: boolean;
  /** Who stands behind it and would answer a question. */
  person?: { id: string; name: string } | null;
  /** A question about it is open. */
  returned: boolean;
  questions: Question[];
}

/** A reviewer's question to the person behind an item, with the answer. */
export interface Question {
  id: string;
  item: string;
  by: { id: string; name: string };
  to: { id: string; name: string };
  text: string;
  when: When;
  answer: { when: When; by: { id: string; name: string }; text: string } | null;
}

export interface ChecklistLine { id: string; text: LocalizedText }
export interface Checklist { purpose: 'review' | 'certification'; product: string | null; market: string | null; version: number; lines: ChecklistLine[] }
export interface Tick { line: string; notApplicable?: boolean; comment?: string }

export interface MarketDecision {
  registerNumber: string | null;
  reason: string | null;
  destination: string | null;
  person: string | null;
  ruleVersion: number | null;
  quantity: Quantity | null;
  signature: SignatureLine;
}

export interface Hold { reason: string; market: string | null; signature: SignatureLine }

export interface Market {
  market: string;
  name: LocalizedText;
  countries: string[];
  isHome: boolean;
  ruleVersion: number;
  certifies: Role;
  needsRegister: boolean;
  mayCertify: boolean;
  /** This person's number in the site's register of qualified persons. */
  inRegister: string | null;
  disposition: Disposition;
  decision: MarketDecision | null;
  earlier: MarketDecision[];
  hold: Hold | null;
  checklist: Checklist | null;
}

export interface LabResult { value: string; unit: string | null; verdict: Verdict; by: { id: string; name: string }; when: When; reason: string | null }

export interface LabTest {
  step: string;
  number: string;
  sample: string;
  test: string;
  title: LocalizedText;
  unit: string | null;
  decimals: number | null;
  limits: Limits | null;
  result: LabResult | null;
  earlier: LabResult[];
}

/** The lot with its markets, laboratory results and retention. */
export interface Lot {
  lot: string;
  hold: Hold | null;
  markets: Market[];
  laboratory: LabTest[];
  qcReview: SignatureLine | null;
  reworkOf: string | null;
  reworkedAs: string[];
  /** What there is for all markets together; null where nobody knows. */
  made: Quantity | null;
  retention: { until: string | null; rule: 'year-after-expiry' | 'five-years-after-certification' | 'open' };
}

/** Something that keeps a record from review or a batch from release, and who can act. */
export interface Blocker {
  code: string;
  item: string;
  number: string;
  detail: string;
  who: Role;
}

export interface Review {
  batch: string;
  site: string;
  disposition: Disposition;
  version: number;
  /** Why this person may not review: own work. */
  ownWork: string | null;
  items: ReviewItem[];
  seen: number;
  proof: { rules: number; passed: number; failed: number; notRun: number };
  /** The rules that did not pass or were not run. */
  rules: { rule: string; item: string; number: string; passed: boolean | null }[];
  missing: Blocker[];
  blockers: Blocker[];
  strip: { step: string; number: string; state: StepStanding; items: number }[];
  review: SignatureLine | null;
  auditTrailReview: SignatureLine | null;
  decision: Decision | null;
  /** Every rule that was counted, by name. */
  tally: { rule: string; passed: number; failed: number; notRun: number }[];
  /** As counted when the review was signed. */
  signed: Review['proof'] | null;
  checklist: Checklist | null;
  lot: Lot;
}

export interface MarketRule {
  market: string;
  version: number;
  name: LocalizedText;
  countries: string[];
  sites: string[];
  certifies: Role;
  needsRegister: boolean;
  reason: string | null;
  stamp: { at: number; zone: string } | null;
  signature: { printedName: string } | null;
}
export interface ChecklistRule extends Checklist { reason: string | null; signature: { printedName: string } | null }
export interface RegisteredPerson { site: string; userId: string; name: string; number: string; reason: string; signature: { printedName: string } }
export interface ReleaseRules { markets: MarketRule[]; home: MarketRule; checklists: ChecklistRule[]; people: RegisteredPerson[] }

export const releaseRulesQuery = queryOptions({
  queryKey: ['release-rules'],
  queryFn: ({ signal }) => get<ReleaseRules>('/api/release-rules', undefined, signal),
  meta: { streams: ['release-rules'] },
});

export interface RegisterLine {
  registerNumber: string;
  batch: string;
  market: string | null;
  signer: string;
  name: string | null;
  person: string | null;
  at: string;
  zone: string;
  entry: number;
}

export const registerQuery = (site: string) => queryOptions({
  queryKey: ['release-rules', 'register', site],
  queryFn: ({ signal }) => everyPage<RegisterLine>(`/api/registers/${encodeURIComponent(site)}`, {}, signal),
  meta: { streams: [`register/${site}`] },
});

export const exceptionsQuery = (filters: ExceptionFilters) => queryOptions({
  queryKey: ['exceptions', 'list', filters],
  queryFn: ({ signal }) => everyPage<ExceptionRow>('/api/exceptions', filters, signal),
  meta: { streams: ['batch/'] },
});

export const exceptionPath = (id: string) => `/api/exceptions/${encodeURIComponent(id)}`;

export const exceptionQuery = (id: string) => queryOptions({
  queryKey: ['exceptions', 'one', id],
  queryFn: ({ signal }) => get<BatchException>(exceptionPath(id), undefined, signal),
  meta: { streams: [`batch/${batchOf(id)}`] },
});

/** A batch that shares material lots with the batch of the exception. */
export interface AssociatedBatch {
  batch: string;
  productName: string | null;
  site: string;
  state: BatchState;
  disposition: Disposition;
  lots: { lot: string; material: string }[];
  /** Lots that it made and this batch was charged from. */
  madeFrom: { lot: string; material: string }[];
  /** Lots that this batch made and it was charged from. */
  madeInto: { lot: string; material: string }[];
  /** Equipment that both had without a cleaning between them. */
  equipment: string[];
}

export interface AssociatedBatches {
  items: AssociatedBatch[];
  /** There are more than stand here. */
  cut: boolean;
}

export const associatedQuery = (id: string) => queryOptions({
  queryKey: ['exceptions', 'associated', id],
  queryFn: ({ signal }) => get<AssociatedBatches>(`${exceptionPath(id)}/associated`, undefined, signal),
  meta: { streams: ['batch/'] },
});

/** `B2611-017-E2` belongs to `B2611-017`. */
export const batchOf = (exceptionId: string): string => exceptionId.replace(/-E\d+$/, '');

export const reviewQuery = (batch: string) => queryOptions({
  queryKey: ['batches', 'review', batch],
  queryFn: ({ signal }) => get<Review>(`${batchPath(batch)}/review`, undefined, signal),
  meta: { streams: [`batch/${batch}`] },
});
