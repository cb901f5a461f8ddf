// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { words } from './bundles/en';

const folder = new URL('../../../docs/guide', import.meta.url).pathname;
const guides = readdirSync(folder).filter((name) => name.endsWith('.md'));

const leaves = (tree: object): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === 'object' && value !== null ? leaves(value as object) : [String(value)]));

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// A named value stands for anything; what is little more than named values would fit everything.
const spoken = leaves(words)
  .filter((text) => !text.includes('{{') || text.replace(/{{.*?}}|[^A-Za-z]/g, '').length >= 4)
  .map((text) => new RegExp(`^${text.split(/{{.*?}}/).map(escape).join('.+')}\\.?$`));

test.each(guides)('What %s prints in bold stands on a screen exactly so', (name) => {
  const bold = [...readFileSync(join(folder, name), 'utf8').matchAll(/\*\*(.+?)\*\*/g)].map((match) => match[1]!);
  expect(bold.filter((text) => !spoken.some((pattern) => pattern.test(text)))).toEqual([]);
});
