// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { words as en } from './bundles/en';
import { words as vi } from './bundles/vi';
import { words as zh } from './bundles/zh';

const plural = /_(zero|one|two|few|many|other)$/;

function leaves(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? leaves(value, `${path}${key}.`) : [[`${path}${key}`, String(value)] as [string, string]]);
}

// Vietnamese and Chinese have one plural form, English two: keys are compared without the form.
const keys = (tree: object) => [...new Set(leaves(tree).map(([key]) => key.replace(plural, '')))].sort();

const root = new URL('..', import.meta.url).pathname;
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\./.test(name))
  .map((name) => readFileSync(join(root, name), 'utf8'));

describe('Words', () => {
  test('Vietnamese has the keys of English', () => expect(keys(vi)).toEqual(keys(en)));
  test('Chinese has the keys of English', () => expect(keys(zh)).toEqual(keys(en)));

  test.each([['en', en], ['vi', vi], ['zh', zh]] as const)('No word is empty in %s', (_, tree) => {
    expect(leaves(tree).filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  test.each([['vi', vi], ['zh', zh]] as const)('Named values are the same in %s', (_, tree) => {
    const names = (text: string) => [...text.matchAll(/{{\s*(\w+)/g)].map((m) => m[1]).sort().join();
    const english = new Map(leaves(en).map(([key, text]) => [key.replace(plural, ''), names(text)]));
    const other = leaves(tree).filter(([key, text]) => english.get(key.replace(plural, '')) !== names(text)).map(([key]) => key);
    expect(other).toEqual([]);
  });

  test('Each key that a screen names literally exists', () => {
    const known = new Set(keys(en));
    const used = sources.flatMap((text) => [...text.matchAll(/\b(?:t|i18n\.t)\(\s*'([\w-]+(?:\.[\w-]+)+)'/g)].map((m) => m[1]!));
    expect(used.length).toBeGreaterThan(50);
    expect([...new Set(used)].filter((key) => !known.has(key))).toEqual([]);
  });

  test('No sentence begs, shouts or calls an entry invalid', () => {
    const rude = leaves(en).filter(([, text]) => /\bplease\b|!|\binvalid\b|\bsubmit\b/i.test(text)).map(([key]) => key);
    expect(rude).toEqual([]);
  });
});
