export const recipeTabs = ['graph', 'text', 'findings', 'signatures'] as const;
export type RecipeTab = (typeof recipeTabs)[number];

export const readRecipeSearch = (search: Record<string, unknown>): { view?: RecipeTab } => {
  const view = recipeTabs.find((one) => one === search.view);
  return view ? { view } : {};
};
