import { expect, test } from 'vitest';
import type { Batch } from '@/api/batches';
import { placeOfScope } from '@/shell/sync/scope';
import { addressOf, lotIn, placeOf } from './find';

test.each([
  ['L-2041', 'L-2041'], ['0109506000134352172706301012A45', '12A45'], ['010950600013435210L-204\u001d2112345', 'L-204'], ['(01)09506000134352(10)L-9(21)7', 'L-9'],
  ['10-LAC-7', '10-LAC-7'],
])('The lot in %j is %s', (scanned, lot) => expect(lotIn(scanned)).toBe(lot));

test.each([
  ['2.1', '2.1'], ['2.1 (2/8)', '2.1~2'], ['T2 (1/3)', 'T2~1'], ['2.1 (2/8, 1/3)', '2.1~2~1'], ['4.2-X1', '4.2-X1'], ['2.1~2', '2.1~2'],
])('A step has its number as its address, without marks to encode: %s is %s, and is found by both', (number, address) => {
  expect(addressOf(number)).toBe(address);
  expect(encodeURIComponent(address)).toBe(address);
  const batch = { work: [{ id: 'w', number: '2 (2/8)', steps: [{ number: '2.1 (1/8)' }, { number: number.includes('~') ? '2.1 (2/8)' : number }] }] } as unknown as Batch;
  expect(placeOf(batch, number)?.step).toBe(batch.work[0]!.steps[1]);
  expect(placeOf(batch, address)?.step).toBe(batch.work[0]!.steps[1]);
});

test.each([
  ['batch/B1/2.1 (2/8)', { batch: 'B1', number: '2.1 (2/8)' }], ['batch/B1/2.1 (2/8)/row-ab12', { batch: 'B1', number: '2.1 (2/8)' }], ['batch/B1/4.2-X1/note', { batch: 'B1', number: '4.2-X1' }],
  ['batch/B1/T2 (1/3)', { batch: 'B1', number: 'T2 (1/3)' }], ['batch/B1/exception', null], ['gap/123', null],
])('What waits under %s belongs to %j', (scope, place) => expect(placeOfScope(scope)).toEqual(place));
