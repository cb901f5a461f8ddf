import { serverNow } from '@/api/clock';
import { createStore } from '../store';

/** A time without network, as this device saw it. */
export interface Gap {
  since: number;
  until: number;
}

const place = 'theriac.gap';

/** Shorter than this nobody left his place: what was tapped goes by itself. Longer ones are signed in after, and confirmed one by one. */
export const briefMs = 60_000;

/** An older version kept the last one alone. */
function read(): readonly Gap[] {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? '[]') as Gap | readonly Gap[] | null;
    return kept === null ? [] : [kept].flat() as Gap[];
  } catch {
    return [];
  }
}

/** The long gaps, oldest first, until nothing is left that was noted in them; what was is confirmed by its author. */
export const gapStore = createStore<readonly Gap[]>(typeof localStorage === 'undefined' ? [] : read());

/** From the end of a long gap until somebody signed in after it: nothing of it is shown or confirmed. */
export const mustSignIn = createStore(false);

const keep = (gaps: readonly Gap[]) => {
  gapStore.set(gaps);
  localStorage.setItem(place, JSON.stringify(gaps));
};

export function endGap(since: number, until: number): boolean {
  if (until - since < briefMs) return false;
  mustSignIn.set(true);
  keep([...gapStore.get(), { since: Math.round(since), until: Math.round(until) }]);
  return true;
}

const isWithin = (gap: Gap, at: number): boolean => at >= gap.since - 30_000 && at <= gap.until;

/** The gap in which this was noted. A little more than the gap itself, for the moments until that was known. */
export const gapOf = (at: number): Gap | null => gapStore.get().find((gap) => isWithin(gap, at)) ?? null;

/** When something is noted: after every gap that has ended, also where the clock was set back since. */
export const notedNow = (): number => Math.max(serverNow(), (gapStore.get().at(-1)?.until ?? -1) + 1);

/** Gaps of which nothing lies here any more are forgotten, but for the last. */
export function forgetGaps(noted: readonly { at: number }[]): void {
  const gaps = gapStore.get();
  const open = gaps.filter((gap) => gap === gaps.at(-1) || noted.some((one) => isWithin(gap, one.at)));
  if (open.length < gaps.length) keep(open);
}
