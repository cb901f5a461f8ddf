export const plantViews = ['lots', 'equipment', 'terminals', 'partners', 'documents'] as const;
export type PlantView = (typeof plantViews)[number];

export const readPlantSearch = (search: Record<string, unknown>): { view?: PlantView } => {
  const view = plantViews.find((one) => one === search.view);
  return view ? { view } : {};
};
