import { get, request } from '@/api/http';
import { newKey } from '@/api/intent';
import { ApiProblem } from '@/api/problem';
import { createStore } from '@/shell/store';
import { notedNow } from '@/shell/sync/gap';
import { database, dropDraft } from './draftStore';

/** An entry that was sent and not answered: nobody knows whether it is recorded. Its key makes sending it again the same act. */
export interface Waiting {
  key: string;
  person: string;
  /** What it belongs to, such as `batch/B2406-017/4.2`. */
  scope: string;
  path: string;
  body: object;
  /** What the person reads: the value with its unit. */
  shown: string;
  /** When it was tapped, by the server's clock as this device knows it. */
  at: number;
  /** `sending` becomes `waiting` when no answer comes, or when the page went away meanwhile. */
  state: 'sending' | 'waiting' | 'refused';
  refusal?: Pick<ApiProblem, 'status' | 'code' | 'title' | 'detail' | 'errors' | 'facts'>;
}

/** After this an entry is late: it is not sent by itself, its person opens the step and says why (DI-C). */
export const lateAfterMs = 15 * 60_000;

export const outbox = createStore<readonly Waiting[]>([]);

let read: Promise<void> | undefined;

/** What lies on disk from before a reload or a flat battery. */
export function readOutbox(): Promise<void> {
  read ??= database().then(async ({ outbox: table }) => {
    const kept = await table.toArray();
    const before = kept.filter((old) => !outbox.get().some((one) => one.key === old.key));
    outbox.set((now) => [...before.map((old) => (old.state === 'sending' ? { ...old, state: 'waiting' as const } : old)), ...now]);
  }).catch(() => undefined);
  return read;
}

const put = (entry: Waiting) => {
  outbox.set((all) => [...all.filter((one) => one.key !== entry.key), entry]);
  void database().then(({ outbox: table }) => table.put(entry)).catch(() => undefined);
};

const drop = (keys: readonly string[]) => {
  outbox.set((all) => all.filter((one) => !keys.includes(one.key)));
  void database().then(({ outbox: table }) => table.bulkDelete([...keys])).catch(() => undefined);
};

export const waitingOf = (all: readonly Waiting[], person: string, scope: string): Waiting | undefined =>
  all.find((one) => one.person === person && one.scope === scope);

/** The key of an act: that of the entry which waits for the same thing, or a new one. */
export function keyFor(person: string, scope: string, path: string, body: object): string {
  const same = outbox.get().find((one) => one.person === person && one.scope === scope && one.path === path && JSON.stringify(one.body) === JSON.stringify(body));
  return same?.key ?? newKey();
}

/** On its way, or left without an answer. One scope has one entry, the latest that its person meant. */
export function keepWaiting(entry: Omit<Waiting, 'at'>): void {
  const before = waitingOf(outbox.get(), entry.person, entry.scope);
  if (before && before.key !== entry.key) drop([before.key]);
  put({ ...entry, at: before?.key === entry.key ? before.at : notedNow() });
}

/**
 * Its person gives it up: only what is not on record can be given up, so the server is asked first what became of it. `null`: it could not be
 * asked, and the entry stays.
 */
export async function giveUp(entry: Waiting): Promise<'dropped' | 'recorded' | null> {
  try {
    const { done } = await get<{ done: boolean }>(`/api/acts/${encodeURIComponent(entry.key)}`);
    if (!outbox.get().some((one) => one.key === entry.key)) return 'recorded'; // It was answered meanwhile.
    drop([entry.key]);
    return done ? 'recorded' : 'dropped';
  } catch {
    return null;
  }
}

/** It was answered, entered anew, or given up. */
export function settle(person: string, scope: string): void {
  const keys = outbox.get().filter((one) => one.person === person && one.scope === scope).map((one) => one.key);
  if (keys.length > 0) drop(keys);
}

// Neither yes nor no to the entry: the session, not the record, is what the server speaks of.
const notNow = (problem: ApiProblem) => problem.isUnanswered || [401, 423, 426].includes(problem.status) || problem.code === 'csrf-missing';

const underWay = new Set<string>();

/** Sends it again under its own key. True when it is on record now; a refusal stays with it until its person acts. */
export async function sendAgain(entry: Waiting, body: object = entry.body): Promise<boolean> {
  if (underWay.has(entry.key)) return false;
  underWay.add(entry.key);
  try {
    await request('POST', entry.path, body, { idempotencyKey: entry.key });
  } catch (error) {
    if (!(error instanceof ApiProblem) || notNow(error)) return false;
    // The key is known with another body: it was carried out as it was first sent, and only the answer was lost.
    if (error.code !== 'request-repeated' && error.code !== 'idempotency-key-reused') {
      const { status, code, title, detail, errors, facts } = error;
      put({ ...entry, state: 'refused', refusal: { status, code, title, detail, errors, facts } });
      return false;
    }
  } finally {
    underWay.delete(entry.key);
  }
  drop([entry.key]);
  await Promise.all(['value', 'quantity', 'lot', 'packs', 'justification', 'reason', 'comment', 'description', 'at-once', 'left-out', 'row', 'photo'].map((field) => dropDraft(entry.person, entry.scope, field)));
  return true;
}
