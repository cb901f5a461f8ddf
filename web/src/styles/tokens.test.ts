// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Scheme = Record<string, string>;

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function scheme(opening: string): Scheme {
  const start = css.indexOf(opening);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries([...block.matchAll(/--th-([\w-]+):\s*(#[0-9A-F]{6});/g)].map((m) => [m[1]!, m[2]!]));
}

const light = scheme(':root {');
const dark = scheme(":root[data-mantine-color-scheme='dark'] {");

// WCAG 2.2, relative luminance and contrast ratio.
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

// Stated figures are cut after one place, never rounded up.
const cut = (ratio: number) => Math.floor(ratio * 10) / 10;

const grounds = ['page', 'panel', 'field'];
const worst = (s: Scheme, name: string) => Math.min(...grounds.map((ground) => contrast(s[name]!, s[ground]!)));

// The figures of the screen guide, section 2: the worst on page, panel and field.
const stated: [string, number, number][] = [
  ['ink', 13.6, 13.1], ['ink2', 7.3, 8.8], ['ink3', 5.6, 6.4], ['edge', 3.9, 4.3],
  ['do', 5.7, 7.3], ['stop', 6.4, 7.4], ['act', 6.3, 8.8], ['look', 6.4, 10.4], ['draft', 6.3, 7.9], ['good', 5.3, 9.1],
];
const fills: [string, number, number][] = [
  ['do', 7.1, 8.7], ['stop', 6.6, 4.5], ['act', 6.2, 8.5], ['look', 11.3, 12.7], ['draft', 7.8, 7.1], ['good', 6.5, 7.9],
];

describe('Colours', () => {
  test.each(stated)('%s keeps its stated contrast on the worst ground', (name, inLight, inDark) => {
    expect(cut(worst(light, name))).toBe(inLight);
    expect(cut(worst(dark, name))).toBe(inDark);
    const needed = name === 'edge' ? 3 : 4.5;
    expect(Math.min(worst(light, name), worst(dark, name))).toBeGreaterThanOrEqual(needed);
  });

  test.each(fills)('Text on a solid %s badge is readable', (name, inLight, inDark) => {
    const ofLight = contrast(light[`${name}-fill`]!, light[`${name}-on`]!);
    const ofDark = contrast(dark[`${name}-fill`]!, dark[`${name}-on`]!);
    expect(cut(ofLight)).toBe(inLight);
    expect(cut(ofDark)).toBe(inDark);
    expect(Math.min(ofLight, ofDark)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(fills.map(([name]) => name))('Ink on the %s tint is 11 or more', (name) => {
    expect(contrast(light.ink!, light[`${name}-tint`]!)).toBeGreaterThanOrEqual(11);
    expect(contrast(dark.ink!, dark[`${name}-tint`]!)).toBeGreaterThanOrEqual(11);
  });

  test.each(fills.map(([name]) => name))('The focus ring and the edge of a %s badge are seen on every ground', (name) => {
    expect(worst(light, name)).toBeGreaterThanOrEqual(3);
    expect(worst(dark, name)).toBeGreaterThanOrEqual(3);
  });

  test('Light and dark define the same names', () => {
    expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort());
  });
});
