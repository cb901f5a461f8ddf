import type { InstructionKind } from './model/recipe';

/** One member in the panel: how it is shown, and what it may be. */
export type Field =
  | { member: string; as: 'localized'; lines?: number; needed?: boolean }
  | { member: string; as: 'line'; needed?: boolean }
  | { member: string; as: 'material'; needed?: boolean }
  | { member: string; as: 'quantity' | 'duration' | 'tolerance' | 'decimal' | 'flag' | 'unit' | 'truth' | 'number-expression' }
  | { member: string; as: 'whole'; min?: number; max?: number }
  | { member: string; as: 'limits'; unitOf?: 'unit' | 'value' }
  | { member: string; as: 'choice'; of: readonly string[]; words: string; needed?: boolean }
  | { member: string; as: 'ref'; to: RefKind }
  | { member: string; as: 'refs'; to: RefKind }
  | { member: string; as: 'own'; part: 'choices' | 'expected' | 'columns' | 'rows' | 'signers' | 'sample' | 'pictures' | 'loop' | 'timeLinks' | 'properties' | 'condition' | 'block' | 'parameters' | 'lookupColumns' | 'lookupRows' };
/** A field that is the same wherever it stands; the others have a part of their own. */
export type PlainField = Exclude<Field, { as: 'own' }>;
export type RefKind = 'material' | 'active' | 'parameter' | 'document' | 'equipment-class' | 'sample' | 'element';
export interface Section { key: string; fields: Field[] }

const title: Field = { member: 'title', as: 'localized', needed: true };
const limits: Field[] = [{ member: 'limits', as: 'limits', unitOf: 'unit' }, { member: 'alert', as: 'limits', unitOf: 'unit' }];
const measured: Field[] = [{ member: 'unit', as: 'unit' }, { member: 'decimals', as: 'whole', max: 9 }, ...limits];
const calculated: Field[] = [{ member: 'expression', as: 'number-expression' }, ...measured];
const material: Field = { member: 'materialCode', as: 'ref', to: 'material' };
const amount: Field[] = [material, { member: 'quantity', as: 'quantity' }, { member: 'tolerance', as: 'tolerance' }];
const equipment: Field = { member: 'equipmentClass', as: 'ref', to: 'equipment-class' };
const plausible: Field = { member: 'plausible', as: 'limits', unitOf: 'unit' };
const parameter: Field = { member: 'parameter', as: 'ref', to: 'parameter' };
const expected: Field = { member: 'expected', as: 'own', part: 'expected' };

const asked: Record<InstructionKind, Field[]> = {
  instruction: [], text: [], 'date-time': [], attachment: [], 'line-clearance': [], 'commission-packs': [],
  number: [...measured, plausible, parameter],
  choice: [{ member: 'choices', as: 'own', part: 'choices' }, expected],
  'yes-no': [expected],
  scan: [{ member: 'scan', as: 'choice', of: ['material', 'container', 'equipment', 'person'], words: 'editor.scan' }, material, equipment],
  weigh: [...amount, equipment],
  'charge-in': amount,
  equipment: [equipment], 'equipment-cleaning': [equipment], 'calibration-check': [equipment],
  timer: [{ member: 'duration', as: 'duration' }, { member: 'durationTolerance', as: 'tolerance' }],
  calculation: calculated,
  table: [{ member: 'columns', as: 'own', part: 'columns' }, { member: 'rows', as: 'own', part: 'rows' }],
  sample: [{ member: 'sample', as: 'own', part: 'sample' }, { member: 'columns', as: 'own', part: 'columns' }],
  'sample-result': [{ member: 'sampleOf', as: 'ref', to: 'sample' }, ...measured],
  yield: [{ member: 'unit', as: 'unit' }, { member: 'decimals', as: 'whole', max: 9 }],
  'mass-balance': calculated,
  reconciliation: [material, { member: 'unit', as: 'unit' }, ...limits],
  'environmental-reading': [equipment, ...measured, plausible, parameter],
  signature: [{ member: 'signers', as: 'own', part: 'signers' }],
};

export const rolesOnFloor = ['operator', 'verifier', 'supervisor', 'qa-reviewer', 'qualified-person'] as const;

export const instructionForm = (kind: InstructionKind): Section[] => [
  { key: 'what', fields: [title, { member: 'text', as: 'localized', lines: 2 }] },
  { key: 'asks', fields: asked[kind] ?? [] },
  { key: 'rules', fields: [{ member: 'rule', as: 'truth' }, { member: 'when', as: 'truth' }] },
  {
    key: 'who', fields: [
      { member: 'critical', as: 'flag' }, { member: 'verification', as: 'flag' }, { member: 'verifier', as: 'choice', of: rolesOnFloor, words: 'role' }, { member: 'qualification', as: 'line' },
    ],
  },
  { key: 'shows', fields: [{ member: 'pictures', as: 'own', part: 'pictures' }, { member: 'documents', as: 'refs', to: 'document' }] },
];

const elementForm: Section[] = [
  { key: 'what', fields: [title, { member: 'description', as: 'localized', lines: 2 }] },
  { key: 'runs', fields: [{ member: 'loop', as: 'own', part: 'loop' }, { member: 'when', as: 'truth' }, { member: 'timeLinks', as: 'own', part: 'timeLinks' }] },
  { key: 'weight', fields: [{ member: 'theoreticalWeight', as: 'quantity' }, { member: 'declaredLoss', as: 'quantity' }] },
  { key: 'who', fields: [{ member: 'qualification', as: 'line' }] },
  { key: 'safe', fields: [{ member: 'safeState', as: 'localized', lines: 2 }] },
  { key: 'origin', fields: [{ member: 'block', as: 'own', part: 'block' }, { member: 'parameters', as: 'own', part: 'parameters' }] },
];

/** Members with a point in them are members of a member: `product.name`. */
const forms: Record<string, Section[]> = {
  header: [
    { key: 'what', fields: [title, { member: 'isRework', as: 'flag' }] },
    {
      key: 'procedure', fields: [
        { member: 'procedureFor', as: 'choice', of: ['cleaning', 'calibration', 'daily-check', 'line-check'], words: 'editor.procedure-for' },
        { member: 'procedureClass', as: 'line' }, { member: 'intervalDays', as: 'whole', min: 1, max: 3650 },
      ],
    },
    {
      key: 'product', fields: [
        { member: 'product.code', as: 'line' }, { member: 'product.name', as: 'line' }, { member: 'product.strength', as: 'line' }, { member: 'product.dosageForm', as: 'line' },
        { member: 'product.gtin', as: 'line' }, { member: 'product.shelfLifeMonths', as: 'whole', min: 1, max: 1200 }, { member: 'product.unitWeight', as: 'quantity' }, { member: 'product.dosageUnit', as: 'localized' },
      ],
    },
    { key: 'batchSize', fields: [{ member: 'batchSize.nominal', as: 'quantity' }, { member: 'batchSize.min', as: 'quantity' }, { member: 'batchSize.max', as: 'quantity' }] },
    { key: 'yield', fields: [{ member: 'yield.theoretical', as: 'quantity' }, { member: 'yield.minPercent', as: 'decimal' }, { member: 'yield.maxPercent', as: 'decimal' }] },
  ],
  input: [
    {
      key: 'what', fields: [
        { member: 'materialCode', as: 'material', needed: true }, { member: 'name', as: 'line', needed: true }, { member: 'grade', as: 'line' }, { member: 'quantity', as: 'quantity' }, { member: 'tolerance', as: 'tolerance' },
        { member: 'use', as: 'choice', of: ['ingredient', 'process-aid', 'packaging', 'label'], words: 'editor.use' }, { member: 'function', as: 'line' },
      ],
    },
    {
      key: 'active', fields: [
        { member: 'active', as: 'flag' }, { member: 'labelClaim', as: 'quantity' }, { member: 'potency', as: 'choice', of: ['as-is', 'assay', 'anhydrous-assay'], words: 'editor.potency' },
        { member: 'overagePercent', as: 'decimal' }, { member: 'compensates', as: 'ref', to: 'active' },
      ],
    },
  ],
  parameter: [{
    key: 'what', fields: [
      { member: 'name', as: 'localized', needed: true }, { member: 'value', as: 'quantity' }, { member: 'range', as: 'limits', unitOf: 'value' }, { member: 'registeredRange', as: 'limits', unitOf: 'value' },
      { member: 'scope', as: 'choice', of: ['site', 'batch-size', 'site-and-batch-size'], words: 'editor.scope' }, { member: 'critical', as: 'flag' },
    ],
  }],
  output: [{ key: 'what', fields: [{ member: 'materialCode', as: 'material', needed: true }, { member: 'name', as: 'line', needed: true }, { member: 'quantity', as: 'quantity' }] }],
  'lookup-table': [
    {
      key: 'what', fields: [
        title, { member: 'key', as: 'choice', of: ['range', 'code'], words: 'editor.lookup-key', needed: true }, { member: 'unit', as: 'unit' }, { member: 'upTo', as: 'decimal' },
        { member: 'columns', as: 'own', part: 'lookupColumns' }, { member: 'rows', as: 'own', part: 'lookupRows' },
      ],
    },
  ],
  equipment: [{ key: 'what', fields: [{ member: 'class', as: 'line', needed: true }, { member: 'title', as: 'localized' }, { member: 'properties', as: 'own', part: 'properties' }] }],
  document: [{ key: 'what', fields: [{ member: 'title', as: 'localized' }, { member: 'version', as: 'line' }] }],
  specimen: [{ key: 'what', fields: [title, material] }],
  'batch-size': [{ key: 'what', fields: [{ member: 'name', as: 'localized', needed: true }, { member: 'size', as: 'quantity' }] }],
  element: elementForm,
  transition: [{ key: 'what', fields: [{ member: 'condition', as: 'own', part: 'condition' }] }],
};

export const formOf = (kind: string): Section[] => forms[kind] ?? [];

/** The fields of a thing, in the order of its sections. */
export const sectionsOf = (kind: string, own: string): Section[] => (kind === 'instruction' ? instructionForm(own as InstructionKind) : formOf(kind));

/** Names of fields that a place in the document (a JSON pointer) may be about, the nearest first. */
export function fieldsOf(place: string | undefined): string[] {
  const names = (place ?? '').split('/').filter((part) => /^[A-Za-z]+$/.test(part));
  return names.flatMap((name, i) => [name, ...(i > 0 ? [`${names[i - 1]}.${name}`] : [])]).reverse();
}
