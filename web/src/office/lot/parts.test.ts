import { describe, expect, test } from 'vitest';
import { equalParts } from './parts';

const values = (value: string, count: number) => equalParts({ value, unit: 'kg' }, count).map((one) => one.value);

describe('Containers of a delivery', () => {
  test('hold equal parts', () => expect(values('25.00', 2)).toEqual(['12.50', '12.50']));
  test('are together the whole, whatever the count', () => expect(values('10.0', 3)).toEqual(['3.3', '3.3', '3.4']));
  test('are counted in whole pieces', () => expect(values('7', 2)).toEqual(['3', '4']));
  test('are one where there is too little to part', () => expect(values('1', 5)).toEqual(['1']));
});
