import { Dexie, type Table } from 'dexie';
import type { Change } from './changes';

/** Unsent changes of one person to one version, kept on this device until the server has them. */
export interface Unsent { person: string; recipe: string; base: string; changes: Change[]; at: number; tab: string }

class Device extends Dexie {
  unsent!: Table<Unsent, [string, string, string]>;

  constructor() {
    super('theriac-recipes');
    this.version(1).stores({ unsent: '[person+recipe+tab], [person+recipe]' });
  }
}

let opened: Device | undefined;
const device = () => (opened ??= new Device());
/** Two windows of one person keep theirs apart. */
export const thisTab = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join('');

export async function keepUnsent(person: string, recipe: string, base: string, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) await device().unsent.delete([person, recipe, thisTab]);
  else await device().unsent.put({ person, recipe, base, changes: [...changes], at: Date.now(), tab: thisTab });
}

/** What other windows, or this one before it was closed, could not send. */
export async function leftUnsent(person: string, recipe: string): Promise<Unsent[]> {
  const all = await device().unsent.where('[person+recipe]').equals([person, recipe]).toArray();
  return all.filter((one) => one.tab !== thisTab);
}

export const dropUnsent = (one: Unsent): Promise<void> => device().unsent.delete([one.person, one.recipe, one.tab]);
