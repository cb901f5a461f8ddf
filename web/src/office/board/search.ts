import type { BoardFilter } from '@/api/board';

/** The URL is the view: filters, grouping and sorting come from it, and a saved view is a link. */
export interface BoardSearch {
  q?: string;
  state?: string;
  product?: string;
  who?: string;
  campaign?: string;
  group?: Grouping;
  open?: 'yes';
}

export const groupings = ['site', 'product', 'state', 'who'] as const;
export type Grouping = (typeof groupings)[number];

const texts = ['q', 'state', 'product', 'who', 'campaign'] as const;

export function readBoardSearch(search: Record<string, unknown>): BoardSearch {
  const read: BoardSearch = {};
  for (const name of texts) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') read[name] = value;
  }
  if (groupings.includes(search.group as Grouping)) read.group = search.group as Grouping;
  if (search.open === 'yes') read.open = 'yes';
  return read;
}

/** What the server is asked for. */
export const filterOf = (search: BoardSearch, site: string | null): BoardFilter => ({
  site, state: search.state, product: search.product, who: search.who, group: search.group, open: search.open, text: search.q, campaign: search.campaign,
});
