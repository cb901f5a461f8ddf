export const recipeTabs = ['graph', 'text', 'changes', 'comments', 'replay', 'sites', 'blocks', 'findings', 'signatures'] as const;
export type RecipeTab = (typeof recipeTabs)[number];

/** `at` is the element whose text is wanted. */
export interface RecipeSearch { view?: RecipeTab; at?: string }

export const readRecipeSearch = (search: Record<string, unknown>): RecipeSearch => {
  const view = recipeTabs.find((one) => one === search.view);
  return { ...(view ? { view } : {}), ...(typeof search.at === 'string' ? { at: search.at } : {}) };
};
