import type { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '@/api/problem';
import { serverNow } from '@/api/clock';
import { type Copy, database } from './draftStore';

/** As of when what is shown was read, where it comes from this device and not from the server. */
const fromCopy = new Map<string, number>();

export const copiedAt = (path: string): number | undefined => fromCopy.get(path);

export async function keepCopy(path: string, body: unknown): Promise<void> {
  fromCopy.delete(path);
  await (await database()).copies.put({ path, at: serverNow(), body });
}

export const copyOf = async (path: string): Promise<Copy | undefined> => (await database()).copies.get(path);

export const allCopies = async (): Promise<Copy[]> => (await database()).copies.toArray();

/** What is no longer worked on leaves the device. */
export async function dropCopies(which: (path: string) => boolean): Promise<void> {
  const { copies } = await database();
  await copies.bulkDelete((await copies.toCollection().primaryKeys()).filter(which));
}

/**
 * Asks the server, and keeps what may be kept. Without network the copy answers, but only a screen that has nothing:
 * what stands in memory is fuller than any copy.
 */
export async function orCopy<T>(path: string, ask: () => Promise<T>, keepable: (answer: T) => T | null, queries?: QueryClient, key?: readonly unknown[]): Promise<T> {
  try {
    const answer = await ask();
    // Reading never waits for keeping, nor fails with it.
    void Promise.resolve().then(async () => {
      const copy = keepable(answer);
      if (copy !== null) await keepCopy(path, copy);
    }).catch(() => undefined);
    return answer;
  } catch (error) {
    const unreached = error instanceof ApiProblem && error.status === 0;
    if (!unreached || (key && queries?.getQueryData(key) !== undefined)) throw error;
    const copy = await copyOf(path).catch(() => undefined);
    if (!copy) throw error;
    fromCopy.set(path, copy.at);
    return copy.body as T;
  }
}
