import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Session } from '@/api/session';
import { allDrafts, flushDrafts } from '@/parts/drafts/draftStore';
import { outbox, readOutbox } from '@/parts/drafts/outbox';
import { lockNow } from '../session/lockNow';
import { useStore } from '../store';
import { forgetGaps, gapOf, gapStore, mustSignIn } from './gap';

/** After a long gap whoever noted something signs in again before any of it is confirmed: the tablet may have changed hands. */
export function useGap(session: Session | undefined): void {
  const queries = useQueryClient();
  const last = useStore(gapStore).at(-1);
  const known = useRef(last);
  const person = session?.state === 'active' ? session.user?.id : undefined;
  useEffect(() => {
    if (known.current === last || person === undefined) return;
    known.current = last;
    // Whoever unlocked or signed in since the gap ended did what is asked for.
    if (!mustSignIn.get()) return;
    void (async () => {
      await Promise.all([flushDrafts(), readOutbox()]);
      const noted = [...outbox.get(), ...(await allDrafts()).filter((draft) => draft.value !== '')];
      forgetGaps(noted);
      if (noted.some((one) => one.person === person && gapOf(one.at) !== null)) await lockNow(queries);
      else mustSignIn.set(false);
    })();
  }, [last, person, queries]);
}
