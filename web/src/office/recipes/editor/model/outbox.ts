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
export async function keepUnsent(of: Omit<Unsent, 'changes' | 'at'>, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) await device().unsent.delete([of.person, of.recipe, of.tab]);
  else await device().unsent.put({ ...of, changes: [...changes], at: Date.now() });
}

/** What other windows, or an earlier one, could not send. */
export async function leftUnsent(person: string, recipe: string, tab: string): Promise<Unsent[]> {
  const all = await device().unsent.where('[person+recipe]').equals([person, recipe]).toArray();
  return all.filter((one) => one.tab !== tab);
}

export const dropUnsent = (one: Unsent): Promise<void> => device().unsent.delete([one.person, one.recipe, one.tab]);
