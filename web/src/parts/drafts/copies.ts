import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { serverNow } from '@/api/clock';
import { ApiProblem } from '@/api/problem';
import { type Session, sessionQuery } from '@/api/session';
import { createStore, useStore } from '@/shell/store';
import { type Copy, database } from './draftStore';

/** What is shown from this device and not from the server: as of when it was read, and where it lies in memory. */
const fromCopy = createStore<ReadonlyMap<string, { at: number; key: QueryKey }>>(new Map());

export const useCopiedAt = (path: string): number | undefined => useStore(fromCopy).get(path)?.at;

function answered(path: string): void {
  if (!fromCopy.get().has(path)) return;
  fromCopy.set((before) => new Map([...before].filter(([one]) => one !== path)));
}

/** A copy leaves out what an office works with: what the floor had from one is not shown there. */
export function forgetCopied(queries: QueryClient): void {
  for (const { key } of fromCopy.get().values()) queries.removeQueries({ queryKey: key, exact: true });
  if (fromCopy.get().size > 0) fromCopy.set(new Map());
}

export const copyOf = async (path: string): Promise<Copy | undefined> => (await database()).copies.get(path);

export const allCopies = async (): Promise<Copy[]> => (await database()).copies.toArray();

/** What is no longer worked on leaves the device. */
export async function dropCopies(which: (path: string) => boolean): Promise<void> {
  const { copies } = await database();
  await copies.bulkDelete((await copies.toCollection().primaryKeys()).filter(which));
}

/** Copies lie on enrolled tablets alone, and answer on screens of the floor alone: these say what a copy is. */
const keeps = (queries: QueryClient) => queries.getQueryData<Session>(sessionQuery.queryKey)?.terminal != null;
const isFloor = () => /^\/floor(?:\/|$)/.test(location.pathname);

interface Asking {
  client: QueryClient;
  queryKey: QueryKey;
}

/**
 * Asks the server, and keeps what may be kept. Without network the copy answers, but only a screen that has nothing:
 * what stands in memory is fuller than any copy.
 */
export async function orCopy<T>(path: string, ask: () => Promise<T>, keepable: (answer: T) => T | null, { client, queryKey }: Asking): Promise<T> {
  try {
    const answer = await ask();
    answered(path);
    // Reading never waits for keeping, nor fails with it.
    if (keeps(client)) void Promise.resolve().then(async () => {
      const body = keepable(answer);
      if (body !== null) await (await database()).copies.put({ path, at: serverNow(), body });
    }).catch(() => undefined);
    return answer;
  } catch (error) {
    const unreached = error instanceof ApiProblem && error.status === 0;
    if (!unreached || !isFloor() || client.getQueryData(queryKey) !== undefined) throw error;
    const copy = await copyOf(path).catch(() => undefined);
    if (!copy) throw error;
    fromCopy.set((before) => new Map(before).set(path, { at: copy.at, key: queryKey }));
    return copy.body as T;
  }
}
