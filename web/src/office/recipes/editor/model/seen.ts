import type { Batch, Need, Step, StepExtra, Work } from '@/api/batches';
import type { Place } from '@/floor/find';
import { type Doc, refOf, typedAt } from './document';
import { phasesOf } from './edit';
import type { Instruction, Quantity, RecipeElement, Transition } from './recipe';

/** A batch that nobody makes: what the floor draws of a step before anything is entered. */
export const seenBatchId = 'PREVIEW';

/** What the chosen thing is on the floor: a step; of a phase its first one; of an operation its first phase; a transition. Null where nothing of it is seen there. */
export function seenOf(doc: Doc, key: string): { batch: Batch; place: Place } | null {
  const { kind, id } = refOf(key);
  if (kind === 'transition') return seenTransition(doc, key);
  const phase = phaseOf(doc, key);
  if (!phase) return null;
  const number = `${phasesOf(doc).indexOf(phase.id) + 1}`;
  const chosen = kind === 'instruction' ? id : phase.instructions?.[0]?.id;
  const steps = (phase.instructions ?? []).map((one, i) => seenStep(doc, one, `${number}.${i + 1}`, one.id === chosen));
  const work = workOf(phase.id, 'phase', number, phase.title, steps);
  const step = steps.find((one) => one.id === chosen) ?? null;
  return { batch: batchOf(doc, work), place: { work, step } };
}

function phaseOf(doc: Doc, key: string): RecipeElement | null {
  const { kind } = refOf(key);
  if (kind !== 'element' && kind !== 'instruction') return null;
  const first = (element: RecipeElement): RecipeElement | null =>
    element.kind === 'phase' ? element : (element.elements ?? []).reduce<RecipeElement | null>((found, child) => found ?? first(child), null);
  const around = typedAt<RecipeElement>(doc, kind === 'instruction' ? doc.index.get(key)?.parent ?? '' : key);
  return around ? first(around) : null;
}

function seenTransition(doc: Doc, key: string): { batch: Batch; place: Place } | null {
  const gate = typedAt<Transition>(doc, key);
  if (gate?.condition.kind !== 'manual') return null;
  const work = workOf(gate.id, 'transition', 'T', gate.condition.text ?? { en: '…' }, []);
  return { batch: batchOf(doc, work), place: { work, step: null } };
}

const asText = (text: { en: string; vi?: string | null; zh?: string | null }) => ({ en: text.en, ...(text.vi ? { vi: text.vi } : {}), ...(text.zh ? { zh: text.zh } : {}) });

const workOf = (id: string, kind: Work['kind'], number: string, title: RecipeElement['title'], steps: Step[]): Work => ({
  id, kind, number, title: asText(title), operation: '', path: [], state: 'enabled', started: null, startedBy: null, ended: null, signature: null,
  currentStep: steps.find((step) => step.state === 'open')?.id ?? null, steps,
});

function batchOf(doc: Doc, work: Work): Batch {
  const { recipe } = doc;
  const product = recipe.product;
  const at = { at: '2026-01-01T00:00:00Z', zone: 'UTC', offsetMinutes: 0, entry: 0, terminal: null };
  return {
    id: seenBatchId, orderId: '', lotNumber: '', site: '', zone: 'UTC', line: null, state: 'running', disposition: 'none', version: 0, recipe: { id: recipe.id, version: recipe.version, hash: '', title: asText(recipe.title) },
    product: product?.name ? { name: product.name } : null, planned: null, manufacturedOn: null, expiresOn: null, plannedStart: null, released: at,
    issued: { meaning: 'performed', signer: '', printedName: '', role: 'planner', when: at, authentication: '', comment: null, documentHash: '', state: 'valid' },
    started: at, ended: null, interruption: null, now: [work.id], work: [work], progress: [], timers: [], exceptions: [], attempts: [], comments: [], review: null, auditTrailReview: null, decision: null,
    actions: [{ action: 'open-exception', step: null, id: null }], serverTime: at.at,
  };
}

const dataOf: Partial<Record<Step['kind'], Need>> = { 'charge-in': 'charge', equipment: 'equipment', 'commission-packs': 'packs', signature: 'signers' };
const verifiedKinds = new Set(['charge-in', 'line-clearance', 'yield']);
const signedKinds = new Set(['commission-packs', 'equipment', 'reconciliation']);

/** As the server tells a step of a batch in which nothing was entered yet. */
export function seenStep(doc: Doc, one: Instruction, number: string, isOpen: boolean): Step {
  const kind = one.kind as Step['kind'];
  const verified = kind !== 'signature' && (one.verification === true || verifiedKinds.has(kind));
  const performed = kind !== 'signature' && (verified || one.critical === true || signedKinds.has(kind));
  const material = doc.recipe.formula?.inputs?.find((input) => input.materialCode === one.materialCode) ?? doc.recipe.formula?.outputs?.find((output) => output.materialCode === one.materialCode);
  return {
    id: one.id, number, kind, title: asText(one.title), text: one.text ? asText(one.text) : null, state: isOpen ? 'open' : 'waiting',
    needs: [dataOf[kind] ?? 'value', ...(performed ? ['performed' as const] : []), ...(verified ? ['verified' as const] : [])],
    unit: one.unit ?? null, decimals: one.decimals ?? null, limits: one.limits ?? null, alert: one.alert ?? null, plausible: one.plausible ?? null,
    choices: (one.choices ?? []).map((choice) => ({ code: choice.code, label: asText(choice.label) })), expected: [...(one.expected ?? [])],
    materialCode: one.materialCode ?? null, materialName: material?.name ?? null, target: one.quantity ?? null, tolerance: null, equipmentClass: one.equipmentClass ?? null,
    verification: verified, critical: one.critical === true, qualification: one.qualification ?? null, value: null, history: [], charges: [], equipment: null, packs: null, signatures: [],
    leftOut: null, completed: null, exceptions: [], corrections: 0, extra: extraOf(doc, one),
  };
}

function extraOf(doc: Doc, one: Instruction): StepExtra {
  const calculated = one.kind === 'calculation' || one.kind === 'mass-balance';
  const extra = {
    condition: null, calculation: calculated ? { expression: one.expression ?? '', result: null, unit: one.unit ?? null, verdict: null, missing: null, inputs: [] } : null,
    table: one.kind === 'table' ? { columns: [...(one.columns ?? [])], min: one.rows?.min ?? null, max: one.rows?.max ?? null, every: one.rows?.every ?? null, rows: [] } : null,
    timer: one.kind === 'timer' ? { duration: one.duration ?? null, min: part(one, -1), max: part(one, 1), started: null, startedBy: null } : null,
    signers: one.kind === 'signature' ? (one.signers ?? []).map((signer) => ({ ...signer, qualification: signer.qualification ?? null, count: signer.count ?? 1, signed: [] })) : null,
    sample: one.kind === 'sample' ? { quantity: one.sample?.quantity ?? null, container: one.sample?.container ?? null, tests: one.sample?.tests ?? [] } : null,
    sampleOf: one.sampleOf ?? null, scan: one.scan ?? null, rule: one.rule ?? null, pictures: one.pictures ?? [],
    documents: (doc.recipe.documents ?? []).filter((document) => one.documents?.includes(document.id)),
  };
  return extra as unknown as StepExtra;
}

/** The shortest and the longest time that its tolerance leaves. */
function part(one: Instruction, sign: 1 | -1): Quantity | null {
  const percent = sign < 0 ? one.durationTolerance?.minusPercent : one.durationTolerance?.plusPercent;
  if (!one.duration || percent == null) return null;
  return { value: `${Number((Number(one.duration.value) * (100 + sign * Number(percent)) / 100).toFixed(6))}`, unit: one.duration.unit };
}
