import type { LogLine } from '@/api/equipment';

export interface Stretch { is: 'clean' | 'in-use' | 'to-be-cleaned'; from: number; to: number; batch: string | null }

const becomes: Partial<Record<LogLine['kind'], Stretch['is']>> = { added: 'to-be-cleaned', cleaned: 'clean', taken: 'in-use', left: 'to-be-cleaned' };

/** How it stood from `from` to `to`: one stretch for each change of its condition, newest line first as the log comes. */
export function stretchesOf(newestFirst: readonly LogLine[], from: number, to: number): Stretch[] {
  const all: Stretch[] = [];
  for (const line of [...newestFirst].reverse()) {
    const is = becomes[line.kind];
    const at = new Date(line.at).getTime();
    if (!is || at > to) continue;
    const last = all.at(-1);
    if (last) last.to = at;
    all.push({ is, from: at, to, batch: is === 'in-use' ? line.batch : null });
  }
  return all.filter((one) => one.to > from).map((one) => ({ ...one, from: Math.max(one.from, from) }));
}
