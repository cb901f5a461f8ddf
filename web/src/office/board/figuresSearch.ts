import { type FigureFilter, type FigureKind, figureKinds } from '@/api/board';

export interface FiguresSearch {
  figure?: FigureKind;
  /** Site and product of the number that was pressed. */
  of?: string;
  product?: string;
  days?: string;
  from?: string;
  to?: string;
  by?: FigureFilter['by'];
}

export const periods = ['30', '90', '365'] as const;
export const figureGroupings = ['site-product', 'site', 'product'] as const;

const day = /^\d{4}-\d{2}-\d{2}$/;

export function readFiguresSearch(search: Record<string, unknown>): FiguresSearch {
  const read: FiguresSearch = {};
  if (figureKinds.includes(search.figure as FigureKind)) read.figure = search.figure as FigureKind;
  for (const name of ['of', 'product'] as const) if (typeof search[name] === 'string' && search[name] !== '') read[name] = search[name];
  for (const name of ['from', 'to'] as const) if (typeof search[name] === 'string' && day.test(search[name])) read[name] = search[name];
  if (periods.includes(String(search.days) as (typeof periods)[number])) read.days = String(search.days);
  if (figureGroupings.includes(search.by as never)) read.by = search.by as FiguresSearch['by'];
  return read;
}

/** The days that are counted, both included. Tomorrow is in it: it is tomorrow already at some site. */
export function periodOf(search: FiguresSearch, now: Date): { from: string; to: string } {
  const plus = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  if (search.from || search.to) return { from: search.from ?? plus(-90), to: search.to ?? plus(1) };
  return { from: plus(-Number(search.days ?? 90)), to: plus(1) };
}
