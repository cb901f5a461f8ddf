export const plantViews = ['lots', 'equipment', 'procedures', 'terminals', 'partners', 'documents'] as const;
export type PlantView = (typeof plantViews)[number];

export const lotStates = ['quarantine', 'released', 'rejected', 'expired'] as const;

export interface PlantSearch {
  view?: PlantView;
  /** Filters of the lots. */
  q?: string;
  state?: (typeof lotStates)[number];
  zone?: string;
  near?: boolean;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const readPlantSearch = (search: Record<string, unknown>): PlantSearch => {
  const view = plantViews.find((one) => one === search.view);
  const state = lotStates.find((one) => one === search.state);
  const q = text(search.q);
  const zone = text(search.zone);
  return { ...(view && { view }), ...(q && { q }), ...(state && { state }), ...(zone && { zone }), ...(search.near === true && { near: true }) };
};
