import type { Quantity } from '@/i18n/format';
import type { By, LocalizedText, Remark, SignatureLine, When } from './remarks';
import type { Role } from './session';
import type { Meaning } from './signing';

export type StepKind =
  | 'instruction' | 'number' | 'text' | 'choice' | 'yes-no' | 'date-time' | 'charge-in' | 'equipment' | 'line-clearance'
  | 'commission-packs' | 'yield' | 'attachment' | 'scan' | 'weigh' | 'timer' | 'calculation' | 'table' | 'sample' | 'sample-result'
  | 'mass-balance' | 'reconciliation' | 'environmental-reading' | 'equipment-cleaning' | 'calibration-check' | 'signature';

export type StepStanding = 'waiting' | 'open' | 'recorded' | 'signed' | 'done' | 'left-out' | 'sign-again';
export type Need = 'value' | 'charge' | 'equipment' | 'packs' | 'signers' | 'performed' | 'verified';
export type EntrySource = 'typed' | 'scanned' | 'picked' | 'calculated' | 'device';
export type Verdict = 'unlimited' | 'within' | 'alert' | 'outside';

export interface Limits {
  low?: string | null;
  high?: string | null;
}

export interface StepValue {
  value: string;
  unit: string | null;
  when: When;
  by: By;
  source: EntrySource;
  verdict: Verdict;
  share: { part: Quantity; whole: Quantity; percent: Quantity } | null;
  lateHappenedAt: string | null;
  lateReason: string | null;
  paper?: { form: string; by: string } | null;
  /** Why it replaced the one before; null for the first. */
  reason: string | null;
  charge: number | null;
  current: boolean;
  detail?: ValueDetail | null;
}

/** What was claimed about an entry that came later than it happened. */
export interface LateClaim {
  happenedAt: string;
  reason: string;
}

/** What stands behind a value: how it was calculated, or the parts that it is made of. */
export interface ValueDetail {
  expression: string | null;
  raw: string | null;
  inputs: ReadInput[] | null;
  parts: Record<string, string> | null;
  file: { content: string; contentType: string; name: string } | null;
}

/** A value that an expression read, as the record had it then. */
export interface ReadInput {
  path: string;
  value: string;
}

export interface TableColumn {
  id: string;
  title: LocalizedText;
  unit?: string | null;
  decimals?: number | null;
  limits?: Limits | null;
  alert?: Limits | null;
  plausible?: Limits | null;
}

export interface TableRow {
  row: number;
  cells: Record<string, { column: string; value: string; verdict: Verdict }>;
  changes: { column: string; old: string; new: string; reason: string; when: When; by: By }[];
  when: When;
  by: By;
}

/** What the rows of one column say together. */
export interface ColumnStatistics {
  column: string;
  count: number;
  mean: string;
  /** Of the sample, n − 1; null of a single row. */
  deviation: string | null;
  min: string;
  max: string;
  alerts: number;
  outside: number;
}

/** What only some kinds of step have. */
export interface StepExtra {
  condition: { applies: boolean; judgement: { expression: string; result: string | null; fault: string | null; inputs: ReadInput[] } } | null;
  calculation: { expression: string; result: string | null; unit: string | null; verdict: Verdict | null; missing: string | null; inputs: ReadInput[] } | null;
  table: { columns: TableColumn[]; min: number | null; max: number | null; every: Quantity | null; rows: TableRow[]; statistics?: ColumnStatistics[] } | null;
  timer: { duration: Quantity | null; min: Quantity | null; max: Quantity | null; started: When | null; startedBy: By | null; late?: LateClaim | null } | null;
  /** Of packs that were counted later than they were made. */
  latePacks?: LateClaim[] | null;
  signers: { meaning: Meaning; role: Role; qualification: string | null; count: number; signed: SignatureLine[] }[] | null;
  sample: { quantity: Quantity | null; container: string | null; tests: string[] } | null;
  sampleOf: string | null;
  scan: 'material' | 'container' | 'equipment' | 'person' | null;
  rule: string | null;
  weighing?: Weighing | null;
  pictures?: { content: string; contentType: string; alt: LocalizedText }[];
  documents?: { id: string; title?: LocalizedText | null; version?: string | null }[];
}

export interface WeighedContainer {
  id: string;
  index: number;
  from: { lot: string; container: string | null; supplier: string; supplierLot: string; source: EntrySource; expiresOn: string | null };
  weight: { balance: string; balanceName: string; tare: Quantity; gross: Quantity; net: Quantity; source: EntrySource; tareRaw: string | null; netRaw: string | null; isSimulated?: boolean };
  potency: string | null;
  target: Quantity | null;
  detail: ValueDetail;
  sourceEmptied: boolean;
  when: When;
  by: By;
  voided: Remark | null;
  chargedAt: string | null;
  labels: number;
  label: ContainerLabel;
}

export interface ContainerLabel {
  title: string;
  lines: { name: string; value: string }[];
  code: string;
  codeText: string;
  mark: string | null;
}

/** Of a step at which lots are weighed. */
export interface Weighing {
  tare: { balance: string; tare: Quantity; source: EntrySource; when: When; by: By } | null;
  containers: WeighedContainer[];
  total: Quantity | null;
  potency: 'as-is' | 'assay' | 'anhydrous-assay' | null;
  compensates: string | null;
}

export interface Charge {
  index: number;
  lot: string;
  materialCode: string;
  materialName: string;
  quantity: Quantity;
  target: Quantity | null;
  lotExpiresOn: string | null;
  lotSource: EntrySource;
  when: When;
  by: By;
  /** The container that was weighed before, or the one of the lot that was scanned. */
  container?: string | null;
  /** What went back into stock of it. */
  returned?: Quantity | null;
}

export interface Step {
  id: string;
  number: string;
  kind: StepKind;
  title: LocalizedText;
  text: LocalizedText | null;
  state: StepStanding;
  needs: Need[];
  unit: string | null;
  decimals: number | null;
  limits: Limits | null;
  alert: Limits | null;
  plausible: Limits | null;
  choices: { code: string; label: LocalizedText }[];
  expected: string[];
  materialCode: string | null;
  materialName: string | null;
  target: Quantity | null;
  tolerance: { expected: string; total: string; within: boolean } | null;
  equipmentClass: string | null;
  verification: boolean;
  critical: boolean;
  qualification: string | null;
  value: StepValue | null;
  history: StepValue[];
  charges: Charge[];
  equipment: { id: string; name: string; class: string | null; source: EntrySource; when: When; by: By } | null;
  packs: number | null;
  signatures: SignatureLine[];
  leftOut: Remark | null;
  completed: When | null;
  exceptions: string[];
  corrections: number;
  extra?: StepExtra | null;
  /** What was done before the step was repeated or reopened, oldest first. */
  earlier?: EarlierRun[];
}

/** One time that a step was done, before it was done again. */
export interface EarlierRun {
  how: 'repeated' | 'reopened';
  reason: string;
  exception: string;
  when: When;
  by: By;
  signature: SignatureLine | null;
  step: Step;
}
