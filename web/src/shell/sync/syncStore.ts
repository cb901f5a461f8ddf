import { serverNow } from '@/api/clock';
import { whenReached } from '@/api/http';
import { createStore } from '../store';
import { endGap } from './gap';

export interface SyncState {
  /** Since when there is no network, or null. */
  offlineSince: number | null;
  /** Since when the live feed is silent although the network is there, or null. */
  notLiveSince: number | null;
  /** Entries noted on this device that the server has not acknowledged. */
  waiting: { count: number; since: number } | null;
  refused: number;
}

export const syncStore = createStore<SyncState>({ offlineSince: null, notLiveSince: null, waiting: null, refused: 0 });

const patch = (change: Partial<SyncState>) => syncStore.set((before) => ({ ...before, ...change }));

const place = 'theriac.offline-since';

/** A reload does not shorten the gap. */
const gone = {
  since: (): number | null => Number(localStorage.getItem(place)) || null,
  forget: () => localStorage.removeItem(place),
  remember: (): number => {
    const since = gone.since() ?? Date.now();
    localStorage.setItem(place, String(since));
    return since;
  },
};

export const sync = {
  live(is: boolean): void {
    const before = syncStore.get();
    if (is) {
      patch({ notLiveSince: null });
      sync.network(true);
    }
    else if (before.notLiveSince === null) {
      patch({ notLiveSince: Date.now() });
      void knock();
    }
  },
  network(is: boolean): void {
    const before = syncStore.get();
    if (is) {
      // Told before anything is sent again: what was noted in a long gap is left to its author.
      const began = before.offlineSince ?? gone.since();
      gone.forget();
      if (began !== null) endGap(serverNow() - (Date.now() - began), serverNow());
      if (before.offlineSince !== null) patch({ offlineSince: null });
    } else if (before.offlineSince === null) patch({ offlineSince: gone.remember() });
  },
  outbox(waiting: SyncState['waiting'], refused: number): void {
    patch({ waiting, refused });
  },
};

/** Called once at start: the browser tells when the cable is out; requests that nobody answers tell when the server is. */
export function watchNetwork(): void {
  // Whether the network is there, only an answer says; that it is gone, the device knows.
  if (!navigator.onLine) sync.network(false);
  window.addEventListener('offline', () => sync.network(false));
  whenReached((reached) => sync.network(reached));
  const ask = () => { if (syncStore.get().offlineSince !== null) void knock(); };
  window.addEventListener('online', ask);
  window.addEventListener('focus', ask);
  setInterval(ask, knockEveryMs);
}

const knockEveryMs = 3000;

/** Whether the server is there again: asked without a session, and of the network alone. */
async function knock(): Promise<void> {
  try {
    await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(knockEveryMs) });
    sync.network(true);
  } catch {
    sync.network(false);
  }
}
