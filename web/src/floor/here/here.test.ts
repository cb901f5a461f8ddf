import { describe, expect, it } from 'vitest';
import type { Step, Work } from '@/api/batches';
import { whoIsAt } from './here';

const entry = (name: string, number: number) => ({ by: { id: name, name }, when: { at: '', zone: 'UTC', offsetMinutes: 0, entry: number, terminal: null } });
const step = (id: string, entries: ReturnType<typeof entry>[]) => ({ id, history: entries, charges: [], equipment: null, extra: null }) as unknown as Step;
const work = { steps: [step('a', [entry('Lan', 7)]), step('b', [entry('Minh', 4)])], startedBy: { id: 'an', name: 'An' } } as unknown as Work;

describe('who is at work beside', () => {
  it('is whoever has it open now', () => {
    expect(whoIsAt(work, [{ id: 'x', name: 'Hoa', step: 'b', since: '' }, { id: 'y', name: 'Tu', step: 'elsewhere', since: '' }])).toEqual({ names: ['Hoa'], now: true });
  });

  it('else who made the newest entry, else who began it', () => {
    expect(whoIsAt(work, [])).toEqual({ names: ['Lan'], now: false });
    expect(whoIsAt({ ...work, steps: [] }, [])).toEqual({ names: ['An'], now: false });
    expect(whoIsAt({ ...work, steps: [], startedBy: null }, [])).toEqual({ names: [], now: false });
  });
});
