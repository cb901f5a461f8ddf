import { queryOptions } from '@tanstack/react-query';
import type { BatchState, LocalizedText, Wait } from './batches';
import { everyPage } from './page';
import type { RecipeRow } from './recipes';

/** What a procedure without a batch does to the equipment that it is carried out on. */
export type ProcedureKind = 'cleaning' | 'calibration' | 'daily-check' | 'line-check';

export interface ProcedureRow {
  id: string; site: string; zone: string; kind: ProcedureKind; equipment: string; recipeId: string; recipeVersion: string; recipeTitle: LocalizedText;
  state: BatchState; releasedAt: string; endedAt: string | null; acceptedAt: string | null; waitsFor: Wait[];
}

/** Records of procedures, apart from batches: of one piece, or of a site. */
export const proceduresQuery = (of: { equipment: string } | { site: string | null }) => queryOptions({
  queryKey: ['batches', 'procedures', of],
  queryFn: async ({ signal }) => (await everyPage<ProcedureRow>('/api/procedures', of, signal)).items,
  meta: { streams: ['batch/', 'equipment/'] },
});

/** Approved procedures for a class of equipment. */
export const forClass = (recipes: readonly RecipeRow[], equipmentClass: string | null): RecipeRow[] => recipes.filter((one) =>
  one.state === 'approved' && one.procedureFor && (!one.procedureClass || one.procedureClass.toLowerCase() === equipmentClass?.toLowerCase()));
