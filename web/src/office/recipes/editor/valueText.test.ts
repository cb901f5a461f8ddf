// @vitest-environment node
import { expect, test } from 'vitest';
import { fieldsOf } from './forms';
import { valuePair } from './valueText';

const english = (value: { en: string }) => value.en;

test.each<[string, unknown, unknown, [string, string]]>([
  ['what the reader reads', { en: 'Mix' }, { en: 'Mix dry' }, ['Mix', 'Mix dry']],
  ['what he does not read', { en: 'Mix', vi: 'Trộn' }, { en: 'Mix', vi: 'Khuấy' }, ['vi: Trộn', 'vi: Khuấy']],
  ['several languages', { en: 'Mix', vi: 'Trộn' }, { en: 'Stir', zh: '搅拌' }, ['en: Mix · vi: Trộn · zh: –', 'en: Stir · vi: – · zh: 搅拌']],
  ['no text', { value: '1', unit: 'kg' }, { value: '2', unit: 'kg' }, ['1 kg', '2 kg']],
  ['nothing', { en: 'Mix' }, undefined, ['Mix', '–']],
])('Two values that differ in %s', (_, one, other, said) => expect(valuePair(one, other, english as never)).toEqual(said));

test.each<[string | undefined, string[]]>([
  ['/product/code', ['product.code', 'code', 'product']], ['/procedure/elements/0/instructions/3/limits/high', ['limits.high', 'high', 'instructions.limits', 'limits']], ['', []], [undefined, []],
])('A finding at %s leads to its field', (place, fields) => expect(fieldsOf(place).slice(0, Math.max(fields.length, 0))).toEqual(fields));
