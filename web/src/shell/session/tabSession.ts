import type { Session } from '@/api/session';

/*
 * Who works in this tab, for a reload without network: it lives as long as the tab and no secret is in it. Nobody can be let in by it;
 * it says whose drafts are noted until the server can be asked again.
 */
const place = 'theriac.tab-session';

interface Kept {
  session: Session;
  active: number;
}

const read = (): Kept | null => {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
};

const write = (kept: Kept) => sessionStorage.setItem(place, JSON.stringify(kept));

export function keepInTab(session: Session): void {
  if (session.state !== 'active' || !session.user) sessionStorage.removeItem(place);
  else write({ session: { ...session, csrf: null }, active: Date.now() });
}

export function stirredInTab(): void {
  const kept = read();
  if (kept) write({ ...kept, active: Date.now() });
}

export const leaveTab = (): void => sessionStorage.removeItem(place);

/** The same person, as long as he was not away for longer than the idle lock; else nobody. */
export function sessionOfTab(): Session | null {
  const kept = read();
  return kept && Date.now() - kept.active < kept.session.idleLockSeconds * 1000 ? kept.session : null;
}
