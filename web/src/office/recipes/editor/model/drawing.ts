import type { DrawnNode } from '@/api/recipes';
import type { Logic, RecipeElement } from './recipe';

export interface Drawing { nodes: DrawnNode[]; edges: { from: string; to: string }[]; tooMany: boolean }

export const nodesMax = 500;
const kindsOfBar: Record<string, string> = { 'parallel-divergent': 'fork', 'parallel-convergent': 'join', 'serial-divergent': 'choice', 'serial-convergent': 'merge' };

/** The procedure as nodes and edges, in an order in which everything stands after what comes before it. It draws half-made logic too. */
export function drawingOf(root: RecipeElement): Drawing {
  const nodes: DrawnNode[] = [];
  const joined: Drawing['edges'] = [];
  let phases = 0;
  let gates = 0;
  const add = (id: string, kind: string, number: string, title: DrawnNode['title'], path: string[], instructions = 0) =>
    nodes.push({ id, kind, number, title, path, rank: 0, lane: 0, instructions });

  const walk = (element: RecipeElement, above: string[]): void => {
    if (element.kind === 'phase') {
      add(element.id, 'phase', `${(phases += 1)}`, element.title, [...above, element.id], element.instructions?.length ?? 0);
      return;
    }
    const path = [...above, element.id];
    const level = levelOf(element);
    add(`${element.id}:begin`, 'begin', '', element.title, path);
    for (const id of level.order) {
      const child = level.children.get(id);
      const gate = level.logic.transitions?.find((one) => one.id === id);
      const bar = level.logic.bars?.find((one) => one.id === id);
      if (child) walk(child, path);
      else if (gate) add(id, gate.condition.kind === 'manual' ? 'manual-transition' : 'auto-transition', gate.condition.kind === 'manual' ? `T${(gates += 1)}` : '', { en: gate.condition.expression ?? '', ...gate.condition.text }, path);
      else if (bar) add(id, kindsOfBar[bar.kind]!, '', { en: '' }, path);
    }
    add(`${element.id}:end`, 'end', '', element.title, path);
    const enter = (id: string) => nodeOf(level, element, id, ':begin');
    const leave = (id: string) => nodeOf(level, element, id, ':end');
    const drawn = new Set(level.order);
    for (const link of level.logic.links ?? []) if (drawn.has(link.from) && drawn.has(link.to)) joined.push({ from: leave(link.from), to: enter(link.to) });
  };
  walk(root, []);
  // A step may take an element that is gone: what leads to nothing is not drawn, the rules say so.
  const known = new Set(nodes.map((node) => node.id));
  const edges = joined.filter(({ from, to }) => known.has(from) && known.has(to));
  return { nodes, edges, tooMany: nodes.filter((node) => node.kind !== 'begin' && node.kind !== 'end').length > nodesMax };
}

interface Level { logic: Logic; children: Map<string, RecipeElement>; order: string[]; begin?: string; end?: string }

function nodeOf(level: Level, owner: RecipeElement, id: string, side: ':begin' | ':end'): string {
  const child = level.children.get(id);
  if (child) return child.kind === 'phase' ? child.id : child.id + side;
  return id === level.begin ? `${owner.id}:begin` : id === level.end ? `${owner.id}:end` : id;
}

function levelOf(element: RecipeElement): Level {
  const logic = element.logic?.steps?.length ? element.logic : sequence(element);
  const byId = new Map((element.elements ?? []).map((child) => [child.id, child]));
  const children = new Map<string, RecipeElement>();
  for (const step of logic.steps ?? []) {
    const child = step.kind === 'element' && step.element != null ? byId.get(step.element) : undefined;
    if (child) children.set(step.id, child);
  }
  const begin = logic.steps?.find((step) => step.kind === 'begin')?.id;
  const end = logic.steps?.find((step) => step.kind === 'end')?.id;
  return { logic, children, begin, end, order: ordered(logic, begin) };
}

function sequence(element: RecipeElement): Logic {
  const ids = ['begin', ...(element.elements ?? []).map((child) => `of ${child.id}`), 'end'];
  return {
    steps: [{ id: 'begin', kind: 'begin' }, ...(element.elements ?? []).map((child) => ({ id: `of ${child.id}`, kind: 'element' as const, element: child.id })), { id: 'end', kind: 'end' }],
    links: ids.slice(1).map((to, i) => ({ from: ids[i]!, to })),
  };
}

/** One branch after another; what waits for several comes once all of them are drawn. What nothing leads to comes last. */
function ordered(logic: Logic, begin: string | undefined): string[] {
  const all = [...(logic.steps ?? []), ...(logic.transitions ?? []), ...(logic.bars ?? [])].map((one) => one.id);
  const next = new Map<string, string[]>(all.map((id) => [id, []]));
  const open = new Map<string, number>(all.map((id) => [id, 0]));
  for (const { from, to } of logic.links ?? []) {
    next.get(from)?.push(to);
    open.set(to, (open.get(to) ?? 0) + 1);
  }
  const order: string[] = [];
  const stack = all.filter((id) => open.get(id) === 0 && id !== begin).reverse();
  if (begin !== undefined) stack.push(begin);
  while (stack.length > 0) {
    const id = stack.pop()!;
    order.push(id);
    for (const to of [...(next.get(id) ?? [])].reverse()) {
      open.set(to, open.get(to)! - 1);
      if (open.get(to) === 0) stack.push(to);
    }
  }
  return order;
}
