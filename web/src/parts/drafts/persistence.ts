import { createStore } from '@/shell/store';

/** Whether this device promised to keep drafts when it runs out of room; null while it was not asked or does not say. */
export const persistence = createStore<boolean | null>(null);

export async function askToPersist(): Promise<void> {
  const storage = typeof navigator === 'undefined' ? undefined : navigator.storage;
  if (!storage?.persist) return;
  persistence.set((await storage.persisted?.()) || (await storage.persist()));
}
