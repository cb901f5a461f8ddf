import { expect, test } from 'vitest';
import type { Batch } from '@/api/batches';
import { namesIn } from './names';

const step = (id: string, number: string, title: string, value: string | null) => ({ id, number, title: { en: title }, value: value === null ? null : { value, unit: 'kg' } });
const batch = { work: [{ steps: [step('granules', '4.4', 'Weigh the granules', '9.900'), step('c-starch', '4.3', 'Charge the starch', '4.000'), step('t', '4.2', 'Table', null)] }] } as unknown as Batch;
const text = (title: { en: string }) => title.en;

test('A formula shows the steps that people know, and each number as it was recorded', () => {
  expect(namesIn(batch, { expression: '{granules} / ({c-starch} + {t.mean} + {planned}) in %', inputs: [
    { path: 'granules', value: '9.9 kg' }, { path: 'c-starch', value: '4 kg' }, { path: 't.mean', value: '2 kg' }, { path: 'planned', value: '1 kg' },
  ] }, text)).toEqual({ expression: '4.4 / (4.3 + 4.2 + {planned}) in %', inputs: [
    { path: '4.4 Weigh the granules', value: '9.900 kg' }, { path: '4.3 Charge the starch', value: '4.000 kg' }, { path: '4.2 Table', value: '2 kg' }, { path: 'planned', value: '1 kg' },
  ] });
});

test('What was corrected since does not stand in for the number that went into it', () => {
  expect(namesIn(batch, { expression: '{granules}', inputs: [{ path: 'granules', value: '9.8 kg' }] }, text).inputs[0]!.value).toBe('9.8 kg');
});
