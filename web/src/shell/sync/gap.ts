import { createStore } from '../store';

/** A time without network, as this device saw it. */
export interface Gap {
  since: number;
  until: number;
}

const place = 'theriac.gap';

/** Shorter than this nobody left his place: what was tapped goes by itself. Longer ones are signed in after, and confirmed one by one. */
export const briefMs = 60_000;

function read(): Gap | null {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null') as Gap | null;
  } catch {
    return null;
  }
}

/** The last long gap; what was noted within it is confirmed by its author. */
export const gapStore = createStore<Gap | null>(typeof localStorage === 'undefined' ? null : read());

/** From the end of a long gap until somebody signed in after it: nothing of it is shown or confirmed. */
export const mustSignIn = createStore(false);

export function endGap(since: number, until: number): boolean {
  if (until - since < briefMs) return false;
  mustSignIn.set(true);
  gapStore.set({ since, until });
  localStorage.setItem(place, JSON.stringify({ since, until }));
  return true;
}

/** What was noted while there was no network. A little more, for the moments until that was known. */
export const isWithin = (gap: Gap | null, at: number): boolean => gap !== null && at >= gap.since - 30_000 && at <= gap.until;
