import { expect, test } from 'vitest';
import type { PlannedOrderView } from '@/api/integration';
import { requestOf } from './OrderScreen';

test('A planned order is released from what it says itself, with its start', () => {
  const order = { id: 'PO-1', site: 'HN', recipe: 'R', product: null, quantity: { value: '10', unit: 'kg' }, line: 'L1', start: Date.parse('2026-11-24T01:00:00Z') * 1000 };
  expect(requestOf({ id: 'PO-1', order } as unknown as PlannedOrderView)).toEqual({ id: 'PO-1', site: 'HN', recipe: 'R', line: 'L1', quantity: '10 kg', start: '2026-11-24T01:00:00.000Z' });
});
