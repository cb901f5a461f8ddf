export interface TrendSearch { product?: string; step?: string; from?: string; to?: string }

/** A trend is a URL: product, value and days. */
export const readTrendSearch = (search: Record<string, unknown>): TrendSearch => Object.fromEntries(
  (['product', 'step', 'from', 'to'] as const).flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])),
);
