import type { Dexie, Table } from 'dexie';
import { notedNow } from '@/shell/sync/gap';
import type { Waiting } from './outbox';
import type { Photo } from './photos';

/** What a person noted and nobody acknowledged yet. Never a secret. */
export interface Draft {
  person: string;
  /** What the draft belongs to, such as `batch/B2406-017/4.2`. */
  scope: string;
  field: string;
  value: string;
  /** When it was noted, by the server's clock as this device knows it: data, not the time of the record. */
  at: number;
}

/** What may be read without network: instructions, never values of a record. */
export interface Copy {
  path: string;
  at: number;
  body: unknown;
}

interface Tables extends Dexie {
  copies: Table<Copy, string>;
  drafts: Table<Draft, [string, string, string]>;
  outbox: Table<Waiting, string>;
  photos: Table<Photo, [string, string]>;
}

let opened: Promise<Tables> | undefined;

/** Dexie is loaded with the first draft, not with the first screen. */
export function database(): Promise<Tables> {
  opened ??= import('dexie').then(({ Dexie }) => {
    const db = new Dexie('theriac') as Tables;
    db.version(1).stores({ drafts: '[person+scope+field], [person+scope], scope' });
    db.version(2).stores({ outbox: 'key' });
    // A new version adds; what an older one left here is a person's work and stays.
    db.version(3).stores({ copies: 'path' });
    db.version(4).stores({ photos: '[person+scope]' });
    return db;
  });
  return opened;
}

// What is on its way to disk, so that a screen which is drawn again after a lock has its values at once.
const memory = new Map<string, Draft>();
const id = (person: string, scope: string, field: string) => `${person}\n${scope}\n${field}`;

export const writeAfterMs = 100;
const timers = new Map<string, ReturnType<typeof setTimeout>>();

async function write(key: string): Promise<void> {
  timers.delete(key);
  const draft = memory.get(key);
  if (draft) await (await database()).drafts.put(draft);
}

/** Reaches IndexedDB within 250 ms: at most 100 ms of waiting for the next key stroke, the rest is the disk's. */
export function keepDraft(draft: Omit<Draft, 'at'> & { at?: number }): void {
  const key = id(draft.person, draft.scope, draft.field);
  memory.set(key, { ...draft, at: draft.at ?? notedNow() });
  if (!timers.has(key)) timers.set(key, setTimeout(() => void write(key), writeAfterMs));
}

export async function dropDraft(person: string, scope: string, field?: string): Promise<void> {
  const matches = (draft: Draft) => draft.person === person && draft.scope === scope && (field === undefined || draft.field === field);
  for (const [key, draft] of memory) {
    if (!matches(draft)) continue;
    memory.delete(key);
    clearTimeout(timers.get(key));
    timers.delete(key);
  }
  const { drafts, photos } = await database();
  // The bytes of a photo lie beside the draft that names it.
  if (field === undefined || field === 'photo') await photos.delete([person, scope]);
  await drafts.where('[person+scope]').equals([person, scope]).and(matches).delete();
}

export const draftInMemory = (person: string, scope: string, field: string): Draft | undefined => memory.get(id(person, scope, field));

export async function readDraft(person: string, scope: string, field: string): Promise<Draft | undefined> {
  return draftInMemory(person, scope, field) ?? (await database()).drafts.get([person, scope, field]);
}

/** All drafts on this device. Others see that a draft is there and since when, not its value. */
export async function allDrafts(): Promise<Draft[]> {
  return (await database()).drafts.toArray();
}

/** A page that is about to go writes what is still in memory at once. */
export async function flushDrafts(): Promise<void> {
  const keys = [...timers.keys()];
  timers.forEach(clearTimeout);
  timers.clear();
  await Promise.all(keys.map(write));
}

if (typeof document !== 'undefined') {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void flushDrafts();
  });
}
