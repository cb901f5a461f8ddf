import { expect, test } from 'vitest';
import { shifted } from './DeviceDialog';

test('A mass is shown in the unit of the form by its digits alone', () => {
  expect(shifted('20', -3)).toBe('0.020');
  expect(shifted('0.002', -3)).toBe('0.000002');
  expect(shifted('1.5', 3)).toBe('1500');
  expect(shifted('60', 0)).toBe('60');
  expect(shifted('0.1', 3)).toBe('100');
});
