import { type ReactNode, useEffect } from 'react';
import { createStore } from '../store';

/** What may stay in sight behind the lock: the step's name and its timers, never a value. */
export const lockHint = createStore<ReactNode>(null);

export function useLockHint(hint: ReactNode, key: string): void {
  useEffect(() => {
    lockHint.set(hint);
    // The hint stays while the lock covers the screen that gave it; the next screen replaces it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
}
