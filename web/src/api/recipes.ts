import { queryOptions } from '@tanstack/react-query';
import { get, post } from './http';
import { everyPage } from './page';

export interface LocalizedText { en: string; vi?: string | null; zh?: string | null }
export type RecipeState = 'draft' | 'in-review' | 'approved' | 'superseded' | 'retired';

export interface RecipeRow {
  id: string; version: string; title: LocalizedText; productCode: string | null; productName: string | null; strength: string | null;
  phases: number; instructions: number; findingsOpen: number; state: RecipeState; hash: string; sourceFormat: string | null;
  changedAt: string; changedBy: string;
  /** A building block of the library: nothing is made by it. */
  isBlock?: boolean;
  /** A procedure on equipment, without a batch: what it does, and to which class. */
  procedureFor?: 'cleaning' | 'calibration' | 'daily-check' | 'line-check' | null;
  procedureClass?: string | null;
}

export interface Finding {
  id: string; code: string; severity: string; path: string; elementId: string | null; detail: string; given: string | null; isOpen: boolean;
  resolution: { answer: string; reason: string; by: string; at: string } | null;
}

export interface DrawnNode {
  id: string; kind: string; number: string; title: LocalizedText; path: string[]; rank: number; lane: number; instructions: number;
  /** On what condition it is carried out, and how often. */
  rule?: LocalizedText | null;
}

export interface Instruction {
  id: string; kind: string; title: LocalizedText; text?: LocalizedText | null; unit?: string | null; verification?: boolean; critical?: boolean;
  limits?: { low?: string | null; high?: string | null } | null; materialCode?: string | null; quantity?: { value: string; unit: string } | null;
}

export interface RecipeElement {
  id: string; type: string; title: LocalizedText; elements?: RecipeElement[]; instructions?: Instruction[];
}

/** What was done by a signature; its meaning alone does not say it. */
export type RecipeAct = 'sent-to-review' | 'checked' | 'approved' | 'returned' | 'retired';

/** The instance that a version came from as a package, and who signed it there. */
export interface RecipeOrigin {
  name: string; kind: string; state: RecipeState; madeAt: string; signatures?: { signer: string; printedName: string; meaning: string; at: string }[] | null;
}

export interface RecipeView {
  id: string; version: string; state: RecipeState; hash: string; isChecked: boolean;
  recipe: { isBlock?: boolean; title?: LocalizedText; product?: { name?: string; strength?: string; code?: string } | null; procedure?: RecipeElement | null };
  findings: Finding[]; problems: { field: string; code: string; detail: string }[];
  signatures: { state: string; at: string; zone: string; entry: number; act: RecipeAct; signature: { printedName: string; signer: string; role: string; meaning: string } }[];
  authors: string[]; source: { hash: string; format: string; name: string | null; origin?: RecipeOrigin | null } | null;
  graph: { nodes: DrawnNode[]; edges: { from: string; to: string }[] } | null;
}

export interface VersionInfo { id: string; version: string; state: RecipeState; hash: string; findingsOpen: number }

export const recipesQuery = queryOptions({
  queryKey: ['recipes'],
  queryFn: ({ signal }) => everyPage<RecipeRow>('/api/recipes', undefined, signal),
  meta: { streams: ['recipe/'] },
});

export const addressOf = (id: string, version: string) => `/api/recipes/${encodeURIComponent(id)}/versions/${encodeURIComponent(version)}`;

export const recipeQuery = (id: string, version: string) => queryOptions({
  queryKey: ['recipes', id, version],
  queryFn: ({ signal }) => get<RecipeView>(addressOf(id, version), undefined, signal),
  meta: { streams: [`recipe/${id}/`.toLowerCase(), 'recipe/'] },
});

// Systems name XML files text/xml, and some name JSON files not at all: the server takes its own two types.
const typed = (file: File) => new Blob([file], { type: /\.json$/i.test(file.name) ? 'application/json' : 'application/xml' });

export interface PackageKey { keyId: string; publicKey: string; name: string; reason: string | null; by: string | null; at: string | null }

/** Whose signed packages this instance takes, and its own key for others to trust. */
export const packageKeysQuery = queryOptions({
  queryKey: ['recipe-package-keys'],
  queryFn: ({ signal }) => get<{ own: PackageKey | null; kind: string; trusted: PackageKey[] }>('/api/recipes/package-keys', undefined, signal),
  meta: { streams: ['recipe-package-keys'] },
});

export const isPackage = (file: File) => /\.theriac-recipe$/i.test(file.name);

/** A package names its recipe itself, and is taken as it is or not at all. */
export const importPackage = (file: File, key: string) =>
  post<VersionInfo>('/api/recipes/packages', new Blob([file], { type: 'application/json' }), { idempotencyKey: key });

/** The file goes as it is: the server judges its bytes. */
export const importRecipe = (file: File, id: string, version: string, key: string) =>
  post<VersionInfo>(`/api/recipes/import?${new URLSearchParams({ id, version, fileName: file.name })}`, typed(file), { idempotencyKey: key });

export const completeRecipe = (file: File, recipe: RecipeView, key: string) =>
  post<VersionInfo>(`${addressOf(recipe.id, recipe.version)}/actions/complete?base=${recipe.hash}`, typed(file), { idempotencyKey: key });

/** A new draft: with one operation and one phase, or as another version is. */
export const beginRecipe = (made: { id: string; version: string; title?: LocalizedText; from?: { id: string; version: string } }, key: string) =>
  post<VersionInfo>('/api/recipes', made, { idempotencyKey: key });
