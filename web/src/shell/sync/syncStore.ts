import { createStore } from '../store';

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

export const sync = {
  live(is: boolean): void {
    const before = syncStore.get();
    if (is) patch({ notLiveSince: null, offlineSince: null });
    else if (before.notLiveSince === null) patch({ notLiveSince: Date.now() });
  },
  network(is: boolean): void {
    const before = syncStore.get();
    if (is) patch({ offlineSince: null });
    else if (before.offlineSince === null) patch({ offlineSince: Date.now() });
  },
  outbox(waiting: SyncState['waiting'], refused: number): void {
    patch({ waiting, refused });
  },
};

/** Called once at start: the browser tells when the cable is out; the feed tells when the server is. */
export function watchNetwork(): void {
  sync.network(navigator.onLine);
  window.addEventListener('online', () => sync.network(true));
  window.addEventListener('offline', () => sync.network(false));
}
