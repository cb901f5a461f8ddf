export const traceViews = ['tree', 'timeline', 'steps'] as const;
export type TraceViewName = (typeof traceViews)[number];

/** A code may be all digits: the address then reads it as a number. */
export const readTraceSearch = (search: Record<string, unknown>): { code?: string; view?: TraceViewName } => {
  const view = traceViews.find((one) => one === search.view);
  const code = typeof search.code === 'string' || typeof search.code === 'number' ? String(search.code) : undefined;
  return { ...(code ? { code } : {}), ...(view ? { view } : {}) };
};
