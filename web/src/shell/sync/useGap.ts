import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Session } from '@/api/session';
import { allDrafts, flushDrafts } from '@/parts/drafts/draftStore';
import { outbox, readOutbox } from '@/parts/drafts/outbox';
import { lockNow } from '../session/lockNow';
import { useStore } from '../store';
import { gapStore, isWithin, mustSignIn } from './gap';

/** After a long gap whoever noted something signs in again before any of it is confirmed: the tablet may have changed hands. */
export function useGap(session: Session | undefined): void {
  const queries = useQueryClient();
  const gap = useStore(gapStore);
  const known = useRef(gap);
  const person = session?.state === 'active' ? session.user?.id : undefined;
  const out = useRef(false);
  useEffect(() => {
    if (person === undefined) out.current = true;
    else if (out.current) {
      out.current = false;
      mustSignIn.set(false);
    }
  }, [person]);
  useEffect(() => {
    if (known.current === gap || person === undefined) return;
    known.current = gap;
    void (async () => {
      await Promise.all([flushDrafts(), readOutbox()]);
      const noted = [...outbox.get(), ...(await allDrafts()).filter((draft) => draft.value !== '')];
      if (noted.some((one) => one.person === person && isWithin(gap, one.at))) await lockNow(queries);
      else mustSignIn.set(false);
    })();
  }, [gap, person, queries]);
}
