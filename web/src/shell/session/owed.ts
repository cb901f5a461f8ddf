import type { Session } from '@/api/session';

/*
 * What this screen did without the server: it locked itself, or its person left. The session lives in the browser, so every tab of it owes
 * the same, over reloads. No answer of the server opens a screen before it was told, or somebody proved who he is.
 */
export type Owed = 'lock' | 'leave';

const place = 'theriac.session-owed';

export const owed = (): Owed | null => localStorage.getItem(place) as Owed | null;

/** Who left does not come back by a lock. */
export function owe(what: Owed): void {
  if (owed() !== 'leave') localStorage.setItem(place, what);
}

export const paid = (): void => localStorage.removeItem(place);

const isSettled = (session: Session, what: Owed) => session.state === 'none' || (what === 'lock' && session.state !== 'active');

/** The person stays in it: screens that are about to go still speak of him. */
const withheld = (session: Session, what: Owed): Session => ({ ...session, state: what === 'leave' ? 'none' : 'locked' });

/** The session as this screen may believe it: what is owed is told first. */
export async function believed(ask: () => Promise<Session>, tell: Record<Owed, () => Promise<unknown>>): Promise<Session> {
  const session = await ask();
  const what = owed();
  if (what === null) return session;
  if (isSettled(session, what)) {
    paid();
    return session;
  }
  try {
    await tell[what]();
  } catch {
    return withheld(session, what);
  }
  paid();
  return ask().catch(() => withheld(session, what));
}
