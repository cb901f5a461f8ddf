import { type ActivityFilters, filterNames } from '@/api/activity';

/** The URL is the query: the same address shows the same rows. */
export interface ActivitySearch extends ActivityFilters {
  /** The row that is open. */
  entry?: number;
  /** The saved query that these filters are. */
  saved?: string;
  /** The day since which the periodic review counts. */
  since?: string;
}

export function readActivitySearch(search: Record<string, unknown>): ActivitySearch {
  const read: ActivitySearch = {};
  for (const name of filterNames) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') read[name] = value;
    else if (typeof value === 'number') read[name] = String(value);
  }
  for (const name of ['site', 'saved', 'since'] as const) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') read[name] = value;
  }
  const entry = Number(search.entry);
  if (Number.isSafeInteger(entry) && entry > 0) read.entry = entry;
  return read;
}

/** The filters alone, without the open row and what every URL carries. */
export function filtersOf(search: ActivitySearch): ActivityFilters {
  return Object.fromEntries([...filterNames, 'site' as const].filter((name) => search[name]).map((name) => [name, search[name]]));
}
