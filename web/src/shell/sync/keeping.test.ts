import { describe, expect, test } from 'vitest';
import type { OpenBatch } from '@/api/openBatches';
import { keeping, readMost } from './keeping';

const now = Date.parse('2026-11-23T08:00:00Z');
const batch = (id: string, changedAt = '2026-11-23T07:00:00Z'): OpenBatch => ({ id, state: 'running', changedAt });
const copy = (id: string, minutesAgo: number) => ({ path: `/api/batches/${id}`, at: now - minutesAgo * 60_000 });

describe('What a tablet keeps', () => {
  test('is read again when the batch changed since, but not with every change', () => {
    expect(keeping([batch('B1'), batch('B2', '2026-11-23T07:59:00Z'), batch('B3', '2026-11-23T07:59:00Z')], [copy('B1', 30), copy('B2', 20), copy('B3', 5)], now).read).toEqual(['B2']);
  });

  test('leaves with the end of its batch alone: no number of open orders pushes out the batch in hand', () => {
    const many = Array.from({ length: 60 }, (_, index) => batch(`B${index}`));
    const { read, drop } = keeping(many, [copy('B59', 1), copy('B99', 1), { path: '/api/documents', at: now }, { path: '/api/batches?site=HN', at: now }], now);
    expect(read).toEqual(many.slice(0, readMost).map((one) => one.id));
    expect(drop).toEqual(['/api/batches/B99']);
  });
});
