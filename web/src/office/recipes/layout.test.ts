import { describe, expect, test } from 'vitest';
import type { DrawnNode } from '@/api/recipes';
import { layout } from './layout';

const node = (id: string, kind: string, path: string[], rank = 0): DrawnNode => ({ id, kind, number: '', title: { en: id }, path, rank, lane: 0, instructions: 0 });
const edges = (...pairs: string[]) => pairs.map((pair) => { const [from, to] = pair.split('>'); return { from: from!, to: to! }; });

// p: a, then b beside (c, d), then e.
const forked = {
  nodes: [
    node('p:begin', 'begin', ['p']), node('a', 'phase', ['p', 'a']), node('f', 'fork', ['p']), node('b', 'phase', ['p', 'b']), node('c', 'phase', ['p', 'c']),
    node('d', 'phase', ['p', 'd']), node('j', 'join', ['p']), node('e', 'phase', ['p', 'e']), node('p:end', 'end', ['p']),
  ],
  edges: edges('p:begin>a', 'a>f', 'f>b', 'f>c', 'c>d', 'b>j', 'd>j', 'j>e', 'e>p:end'),
};

describe('The drawing of a procedure', () => {
  const drawn = layout(forked);
  const box = (id: string) => drawn.boxes.find((one) => one.node.id === id)!.box;

  test('Begin and end of an element are a frame, and no boxes', () => {
    expect(drawn.boxes.map((one) => one.node.kind)).not.toContain('begin');
    expect(drawn.frames.map((one) => one.id)).toEqual(['p']);
    const frame = drawn.frames[0]!.box;
    for (const one of drawn.boxes) {
      expect(one.box.x).toBeGreaterThan(frame.x);
      expect(one.box.x + one.box.width).toBeLessThan(frame.x + frame.width);
      expect(one.box.y + one.box.height).toBeLessThan(frame.y + frame.height);
    }
  });

  test('Branches stand side by side, each under itself, and the bars reach over all of them', () => {
    expect(box('c').x).toBe(box('d').x);
    expect(box('c').x).toBeGreaterThanOrEqual(box('b').x + box('b').width);
    for (const bar of ['f', 'j']) {
      expect(box(bar).x).toBeLessThanOrEqual(box('b').x);
      expect(box(bar).x + box(bar).width).toBeGreaterThanOrEqual(box('d').x + box('d').width);
    }
  });

  test('No two boxes touch, and lines meet the bars where the branches are', () => {
    for (const one of drawn.boxes) {
      for (const other of drawn.boxes.filter((each) => each !== one)) {
        const apart = one.box.x + one.box.width <= other.box.x || other.box.x + other.box.width <= one.box.x
          || one.box.y + one.box.height <= other.box.y || other.box.y + other.box.height <= one.box.y;
        expect(apart, `${one.node.id} and ${other.node.id}`).toBe(true);
      }
    }
    const line = drawn.lines.find((one) => one.id === 'f>c')!;
    expect(new Set(line.points.map(([x]) => x)).size).toBe(1);
    expect(drawn.lines.map((one) => one.id)).toContain('a>f');
  });

  test('Forks within forks widen the outer one', () => {
    const nested = layout({
      nodes: [node('f', 'fork', []), node('a', 'phase', []), node('g', 'fork', []), node('b', 'phase', []), node('c', 'phase', []), node('h', 'join', []), node('j', 'join', [])],
      edges: edges('f>a', 'f>g', 'g>b', 'g>c', 'b>h', 'c>h', 'h>j', 'a>j'),
    });
    const at = (id: string) => nested.boxes.find((one) => one.node.id === id)!.box;
    expect(at('f').width).toBeGreaterThan(at('g').width);
    expect(new Set(['a', 'b', 'c'].map((id) => at(id).x)).size).toBe(3);
  });
});
