import { expect, test } from 'vitest';
import { lotIn } from './find';

test.each([
  ['L-2041', 'L-2041'], ['0109506000134352172706301012A45', '12A45'], ['010950600013435210L-204\u001d2112345', 'L-204'], ['(01)09506000134352(10)L-9(21)7', 'L-9'],
  ['10-LAC-7', '10-LAC-7'],
])('The lot in %j is %s', (scanned, lot) => expect(lotIn(scanned)).toBe(lot));
