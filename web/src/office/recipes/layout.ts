import type { DrawnNode, RecipeView } from '@/api/recipes';

type Graph = NonNullable<RecipeView['graph']>;

export interface Box { x: number; y: number; width: number; height: number }

/** What is drawn: frames around elements, then boxes and bars, then the lines between them. */
export interface Layout {
  frames: { id: string; node: DrawnNode; box: Box }[];
  boxes: { node: DrawnNode; box: Box }[];
  lines: { id: string; points: [number, number][] }[];
  width: number;
  height: number;
}

const wide = 232;
const lane = wide + 40;
const gap = 24;
const inset = 16;
const high: Record<string, number> = { begin: 20, end: 0, fork: 6, join: 6, choice: 3, merge: 3, phase: 60, 'manual-transition': 60, 'auto-transition': 44 };

const bars = new Set(['fork', 'join', 'choice', 'merge']);
export const isBar = (node: DrawnNode) => bars.has(node.kind);
const isEdgeOfFrame = (node: DrawnNode) => node.kind === 'begin' || node.kind === 'end';

/**
 * Down goes time, across go branches. An element is a frame around what is in it: its begin and end take room, and are no
 * boxes of their own. The server names nodes in an order in which everything stands after what comes before it.
 */
export function layout(graph: Graph): Layout {
  const before = neighbours(graph, 'to', 'from');
  const after = neighbours(graph, 'from', 'to');
  const columns = across(graph.nodes, before, after);
  const top = down(graph.nodes, before);
  const boxes = graph.nodes.map((node) => ({ node, box: boxOf(node, columns.get(node.id)!, top.get(node.id)!) }));
  const byId = new Map(boxes.map((one) => [one.node.id, one]));
  const frames = framesOf(boxes);
  const drawn = boxes.filter((one) => !isEdgeOfFrame(one.node));
  return {
    frames,
    boxes: drawn,
    lines: linesOf(drawn, byId, after),
    width: Math.max(wide, ...frames.map(({ box }) => box.x + box.width), ...boxes.map(({ box }) => box.x + box.width)),
    height: Math.max(0, ...frames.map(({ box }) => box.y + box.height), ...boxes.map(({ box }) => box.y + box.height)),
  };
}

function neighbours(graph: Graph, of: 'from' | 'to', other: 'from' | 'to'): Map<string, string[]> {
  const found = new Map<string, string[]>(graph.nodes.map((node) => [node.id, []]));
  for (const edge of graph.edges) found.get(edge[of])?.push(edge[other]);
  return found;
}

interface Span { left: number; right: number }

/** Columns: a branch keeps its own; a fork and its join are as wide as the branches between them. */
function across(nodes: readonly DrawnNode[], before: Map<string, string[]>, after: Map<string, string[]>): Map<string, Span> {
  const spans = new Map<string, Span>();
  const byId = new Map(nodes.map((node) => [node.id, node]));

  /** How many columns the way from here needs, and the join at which it stops. */
  const measure = (from: string, seen = new Set<string>()): { width: number; stop: string | null } => {
    let width = 1;
    for (let at: string | null = from; at !== null;) {
      if (at !== from && before.get(at)!.length > 1) return { width, stop: at };
      if (seen.has(at)) return { width, stop: null };
      seen.add(at);
      const next: string[] = after.get(at)!;
      if (next.length <= 1) { at = next[0] ?? null; continue; }
      const branches = next.map((one) => (before.get(one)!.length > 1 ? { width: 1, stop: one } : measure(one, seen)));
      width = Math.max(width, branches.reduce((sum, branch) => sum + branch.width, 0));
      at = branches.find((branch) => branch.stop !== null)?.stop ?? null;
      if (at === null) return { width, stop: null };
      // The join of these branches goes on here, in the middle of them.
      seen.add(at);
      const on: string[] = after.get(at)!;
      if (on.length > 1) return { width: Math.max(width, measureMany(on, seen)), stop: null };
      at = on[0] ?? null;
    }
    return { width, stop: null };
  };
  const measureMany = (many: string[], seen: Set<string>) => many.reduce((sum, one) => sum + (seen.has(one) ? 0 : measure(one, seen).width), 0);

  const place = (from: string, span: Span): string | null => {
    for (let at: string | null = from; at !== null;) {
      if (spans.has(at)) return null;
      if (at !== from && before.get(at)!.length > 1) return at;
      spans.set(at, span);
      const next: string[] = after.get(at)!;
      at = next.length > 1 ? branchOut(next, span) : (next[0] ?? null);
      if (at !== null && before.get(at)!.length > 1 && next.length > 1) {
        spans.set(at, span);
        const on: string[] = after.get(at)!;
        at = on.length > 1 ? branchOut(on, span) : (on[0] ?? null);
      }
    }
    return null;
  };
  const branchOut = (next: string[], span: Span): string | null => {
    const widths = next.map((one) => (before.get(one)!.length > 1 ? 1 : measure(one).width));
    const all = widths.reduce((sum, one) => sum + one, 0);
    let left = (span.left + span.right - all) / 2;
    let stop: string | null = null;
    next.forEach((one, index) => {
      const own = { left, right: left + widths[index]! };
      left = own.right;
      stop = (before.get(one)!.length > 1 ? one : place(one, own)) ?? stop;
    });
    return stop;
  };

  const first = nodes[0];
  if (first) place(first.id, { left: 0, right: Math.max(1, measure(first.id).width) });
  // What no nesting of forks and joins reaches stands where the server counted it.
  for (const node of nodes) if (!spans.has(node.id)) spans.set(node.id, { left: byId.get(node.id)!.lane, right: byId.get(node.id)!.lane + 1 });
  return spans;
}

function down(nodes: readonly DrawnNode[], before: Map<string, string[]>): Map<string, number> {
  const top = new Map<string, number>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) {
    const bottoms = before.get(node.id)!.map((id) => top.get(id)! + heightOf(byId.get(id)!));
    top.set(node.id, bottoms.length === 0 ? 0 : Math.max(...bottoms) + (node.kind === 'end' ? inset : gap));
  }
  return top;
}

const heightOf = (node: DrawnNode) => high[node.kind] ?? high.phase!;

function boxOf(node: DrawnNode, span: Span, y: number): Box {
  const middle = ((span.left + span.right) / 2) * lane;
  const width = isBar(node) ? (span.right - span.left) * lane - (lane - wide) : wide;
  return { x: middle - width / 2, y, width, height: heightOf(node) };
}

/** Around everything that has the element in its path; an outer frame leaves room for those in it. */
function framesOf(boxes: readonly { node: DrawnNode; box: Box }[]): Layout['frames'] {
  const deepest = Math.max(0, ...boxes.map(({ node }) => node.path.length));
  return boxes.filter(({ node }) => node.kind === 'begin').map(({ node, box }) => {
    const id = node.path.at(-1)!;
    const inside = boxes.filter((one) => one.node.path.includes(id));
    const room = inset + (deepest - node.path.length) * inset;
    const left = Math.min(...inside.map((one) => one.box.x)) - room;
    const right = Math.max(...inside.map((one) => one.box.x + one.box.width)) + room;
    const bottom = Math.max(...inside.map((one) => one.box.y + one.box.height));
    return { id, node, box: { x: left, y: box.y - 8, width: right - left, height: bottom - box.y + 8 } };
  });
}

/** A line goes on through the begins and ends between two boxes; at a bar it stands where the branch is. */
function linesOf(drawn: Layout['boxes'], byId: Map<string, { node: DrawnNode; box: Box }>, after: Map<string, string[]>): Layout['lines'] {
  const reached = (from: string): string[] => after.get(from)!.flatMap((to) => (isEdgeOfFrame(byId.get(to)!.node) ? reached(to) : [to]));
  return drawn.flatMap(({ node, box }) => [...new Set(reached(node.id))].map((to) => {
    const target = byId.get(to)!;
    const centre = (one: Box) => one.x + one.width / 2;
    const x1 = isBar(node) && !isBar(target.node) ? within(centre(target.box), box) : centre(box);
    const x2 = isBar(target.node) && !isBar(node) ? within(centre(box), target.box) : centre(target.box);
    const y1 = box.y + box.height;
    const y2 = target.box.y;
    const turn = y2 - gap / 2;
    const points: [number, number][] = x1 === x2 ? [[x1, y1], [x2, y2]] : [[x1, y1], [x1, turn], [x2, turn], [x2, y2]];
    return { id: `${node.id}>${to}`, points };
  }));
}

const within = (x: number, box: Box) => Math.max(box.x + 4, Math.min(box.x + box.width - 4, x));
