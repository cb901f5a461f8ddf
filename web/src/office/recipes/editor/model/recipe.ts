import type { LocalizedText } from '@/api/recipes';

/** What may stand in a member. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json | undefined };

export interface Quantity { value: string; unit: string }
export interface Limits { low?: string | null; high?: string | null }
export interface Tolerance { minusPercent: string; plusPercent: string }

export const instructionKinds = [
  'instruction', 'number', 'text', 'choice', 'yes-no', 'date-time', 'attachment', 'scan', 'weigh', 'charge-in', 'equipment', 'equipment-cleaning',
  'calibration-check', 'timer', 'calculation', 'table', 'sample', 'sample-result', 'yield', 'mass-balance', 'commission-packs', 'reconciliation',
  'line-clearance', 'environmental-reading', 'signature',
] as const;
export type InstructionKind = (typeof instructionKinds)[number];

export const elementKinds = ['procedure', 'unit-procedure', 'operation', 'phase'] as const;
export type ElementKind = (typeof elementKinds)[number];

export interface ChoiceOption { code: string; label: LocalizedText }
/** A picture is nothing to whoever cannot see it without words. */
export interface Picture { content: string; contentType: string; alt: LocalizedText }
export interface TableColumn {
  id: string; title: LocalizedText; unit?: string | null; decimals?: number | null; limits?: Limits | null; alert?: Limits | null; plausible?: Limits | null;
}
export interface SignerRule { meaning: string; role: string; qualification?: string | null; count?: number | null }

export interface Instruction {
  id: string; kind: InstructionKind; title: LocalizedText; text?: LocalizedText | null; unit?: string | null; decimals?: number | null;
  limits?: Limits | null; alert?: Limits | null; plausible?: Limits | null; choices?: ChoiceOption[]; expected?: string[]; materialCode?: string | null;
  quantity?: Quantity | null; tolerance?: Tolerance | null; equipmentClass?: string | null; when?: string | null; expression?: string | null; rule?: string | null;
  parameter?: string | null; pictures?: Picture[]; documents?: string[]; scan?: string | null; duration?: Quantity | null; durationTolerance?: Tolerance | null;
  columns?: TableColumn[]; rows?: { min?: number | null; max?: number | null; every?: Quantity | null } | null;
  sample?: { quantity?: Quantity | null; container?: string | null; tests?: string[] } | null; sampleOf?: string | null; signers?: SignerRule[];
  verifier?: string | null; verification?: boolean; critical?: boolean; qualification?: string | null;
}

export interface Loop { kind: 'for-each' | 'every' | 'again'; inputs?: string[]; interval?: Quantity | null; until?: string | null; while?: string | null; timesMax?: number | null }
export const timeLinkKinds = ['no-later-after-end', 'no-earlier-after-end', 'no-later-after-start', 'no-earlier-after-start', 'at-start', 'not-in-parallel'] as const;
export interface TimeLink { kind: (typeof timeLinkKinds)[number]; after: string; duration?: Quantity | null; action?: LocalizedText | null }

export interface LogicStep { id: string; kind: 'begin' | 'end' | 'element'; element?: string | null }
export interface Transition { id: string; condition: { kind: 'always' | 'manual' | 'expression'; text?: LocalizedText | null; expression?: string | null } }
export type BarKind = 'parallel-divergent' | 'parallel-convergent' | 'serial-divergent' | 'serial-convergent';
export interface Bar { id: string; kind: BarKind }
export interface Link { id?: string | null; from: string; to: string }
export interface Logic { steps?: LogicStep[]; transitions?: Transition[]; bars?: Bar[]; links?: Link[] }

export interface RecipeElement {
  id: string; kind: ElementKind; title: LocalizedText; description?: LocalizedText | null; logic?: Logic | null; elements?: RecipeElement[];
  instructions?: Instruction[]; loop?: Loop | null; when?: string | null; safeState?: LocalizedText | null; theoreticalWeight?: Quantity | null; declaredLoss?: Quantity | null;
  block?: { id: string; version: string; hash: string } | null; timeLinks?: TimeLink[]; qualification?: string | null; parameters?: Json[];
}

export interface FormulaInput { id: string; materialCode: string; name: string; quantity?: Quantity | null; active?: boolean }
export interface FormulaParameter { id: string; name: LocalizedText; value?: Quantity | null }
export interface LookupColumn { id: string; title: LocalizedText; unit?: string | null }
export interface LookupRow { from?: string | null; code?: string | null; values?: string[] }
export interface LookupTable {
  id: string; title: LocalizedText; key: 'range' | 'code'; unit?: string | null; upTo?: string | null; columns?: LookupColumn[]; rows?: LookupRow[];
}
export interface Recipe {
  format: string; id: string; version: string; title: LocalizedText; product?: { name?: string | null; dosageUnit?: LocalizedText | null } | null;
  formula?: { inputs?: FormulaInput[]; parameters?: FormulaParameter[]; outputs?: { id: string; materialCode: string; name: string }[]; tables?: LookupTable[] };
  documents?: { id: string; title?: LocalizedText | null; version?: string | null }[]; equipment?: { id: string; class: string; title?: LocalizedText | null }[];
  isRework?: boolean; batchSizes?: { id: string; name: LocalizedText; size: Quantity }[]; specimens?: { id: string; title: LocalizedText; content: string; contentType: string }[];
  procedure: RecipeElement;
}
