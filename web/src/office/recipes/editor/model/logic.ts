import type { Change } from './changes';
import { idOf, type Item, type ItemRef } from './document';
import { newId } from './ids';
import type { Bar, BarKind, Link, Logic, LogicStep, RecipeElement, Transition } from './recipe';

type Named = LogicStep | Transition | Bar;

/** The order of the children of one element while it is edited: nodes and links by id. Every edit leaves one way in and one way out. */
export class LogicEdit {
  readonly steps: LogicStep[];
  readonly transitions: Transition[];
  readonly bars: Bar[];
  links: Link[];

  constructor(element: RecipeElement, private readonly taken: (id: string) => boolean) {
    const logic = element.logic?.steps?.length ? element.logic : this.sequence(element);
    this.steps = [...(logic.steps ?? [])];
    this.transitions = [...(logic.transitions ?? [])];
    this.bars = [...(logic.bars ?? [])];
    this.links = [...(logic.links ?? [])];
  }

  /** Without logic the children run in the order in which they stand. */
  private sequence(element: RecipeElement): Logic {
    const steps: LogicStep[] = [
      { id: newId('begin', this.taken), kind: 'begin' },
      ...(element.elements ?? []).map((child): LogicStep => ({ id: newId('step', this.taken), kind: 'element', element: child.id })),
      { id: newId('end', this.taken), kind: 'end' },
    ];
    return { steps, links: steps.slice(1).map((step, i) => ({ id: newId('link', this.taken), from: steps[i]!.id, to: step.id })) };
  }

  stepOf = (element: string) => this.steps.find((step) => step.element === element)?.id;
  begin = () => this.steps.find((step) => step.kind === 'begin')!.id;
  end = () => this.steps.find((step) => step.kind === 'end')!.id;
  after = (id: string) => this.links.filter((link) => link.from === id).map((link) => link.to);
  before = (id: string) => this.links.filter((link) => link.to === id).map((link) => link.from);
  bar = (id: string | undefined) => this.bars.find((bar) => bar.id === id);
  private isGate = (id: string) => this.transitions.some((one) => one.id === id);

  link(from: string, to: string): void {
    if (!this.links.some((link) => link.from === from && link.to === to)) this.links.push({ id: newId('link', this.taken), from, to });
  }

  unlink(from: string, to: string): void {
    this.links = this.links.filter((link) => link.from !== from || link.to !== to);
  }

  addStep(element: string): string {
    const step: LogicStep = { id: newId('step', this.taken), kind: 'element', element };
    this.steps.push(step);
    return step.id;
  }

  private addBar(kind: BarKind): string {
    const bar: Bar = { id: newId('bar', this.taken), kind };
    this.bars.push(bar);
    return bar.id;
  }

  private addGate(): string {
    const gate: Transition = { id: newId('gate', this.taken), condition: { kind: 'manual' } };
    this.transitions.push(gate);
    return gate.id;
  }

  putAfter(place: string, node: string): void {
    for (const next of this.after(place)) {
      this.unlink(place, next);
      this.link(node, next);
    }
    this.link(place, node);
  }

  putBefore(place: string, node: string): void {
    for (const last of this.before(place)) {
      this.unlink(last, place);
      this.link(last, node);
    }
    this.link(node, place);
  }

  /** The bar at which the branches that part here meet again. */
  meeting(fork: string): string | undefined {
    let depth = 0;
    const seen = new Set<string>();
    for (let at: string | undefined = fork; at !== undefined && !seen.has(at); at = this.after(at)[0]) {
      seen.add(at);
      const kind = this.bar(at)?.kind;
      if (kind?.endsWith('-divergent')) depth += 1;
      if (kind?.endsWith('-convergent')) depth -= 1;
      if (depth === 0 && at !== fork) return at;
    }
    return undefined;
  }

  /** The bar where the branches part that meet here. */
  parting(join: string): string | undefined {
    return this.bars.find((bar) => bar.kind.endsWith('-divergent') && this.meeting(bar.id) === join)?.id;
  }

  /** The bar straight before a step, past the condition of its branch. */
  private forkBefore(step: string): string | undefined {
    const last = this.before(step);
    const one = last.length === 1 ? last[0]! : undefined;
    const at = one !== undefined && this.isGate(one) ? this.before(one)[0] : one;
    return this.bar(at)?.kind.endsWith('-divergent') ? at : undefined;
  }

  /** A branch beside the step: one more of those that part before it, else two bars around it. */
  branch(beside: string, node: string, how: 'parallel' | 'serial'): void {
    let fork = this.forkBefore(beside);
    if (fork === undefined || this.bar(fork)?.kind !== `${how}-divergent` || this.meeting(fork) === undefined) {
      fork = this.addBar(`${how}-divergent`);
      const join = this.addBar(`${how}-convergent`);
      this.putBefore(beside, fork);
      this.putAfter(beside, join);
      if (how === 'serial') this.gateBetween(fork, beside);
    }
    this.link(fork, node);
    this.link(node, this.meeting(fork)!);
    if (how === 'serial') this.gateBetween(fork, node);
  }

  private gateBetween(from: string, to: string): void {
    const gate = this.addGate();
    this.unlink(from, to);
    this.link(from, gate);
    this.link(gate, to);
  }

  /** Takes a step out; what came before goes on with what came after. A branch that is then empty goes, and bars around a single way. */
  takeOut(step: string): void {
    const [before, after] = [this.before(step), this.after(step)];
    this.drop(step);
    const gates = before.filter((id) => this.isGate(id) && this.before(id).every((one) => this.bar(one)?.kind === 'serial-divergent'));
    if (after.every((id) => this.bar(id)?.kind.endsWith('-convergent')) && before.length > 0
      && before.every((id) => gates.includes(id) || this.bar(id)?.kind.endsWith('-divergent'))) {
      const forks = before.flatMap((id) => (gates.includes(id) ? this.before(id) : [id]));
      gates.forEach((id) => this.drop(id));
      forks.forEach((fork) => this.dissolve(fork));
      return;
    }
    for (const from of before) for (const to of after) this.link(from, to);
  }

  /** Two bars with less than two ways between them are no bars. */
  private dissolve(fork: string): void {
    if (this.after(fork).length > 1) return;
    const join = this.after(fork).length === 1 ? this.meeting(fork) : this.bars.find((bar) => bar.kind.endsWith('-convergent') && this.before(bar.id).length === 0)?.id;
    this.passOver(fork, join);
    if (join !== undefined) this.passOver(join);
  }

  private passOver(node: string, instead?: string): void {
    const [before, after] = [this.before(node), this.after(node)];
    this.drop(node);
    const onward = after.length > 0 ? after : instead !== undefined ? [instead] : [];
    for (const from of before) for (const to of onward) this.link(from, to);
  }

  private drop(node: string): void {
    this.links = this.links.filter((link) => link.from !== node && link.to !== node);
    for (const list of [this.steps, this.transitions, this.bars] as Named[][]) {
      const at = list.findIndex((one) => one.id === node);
      if (at >= 0) list.splice(at, 1);
    }
  }

  /** The difference to what stood there, as changes of single things. */
  changes(element: RecipeElement): Change[] {
    const into: ItemRef = { kind: 'element', id: element.id };
    const old = element.logic ?? {};
    return [
      ...gone(old.links ?? [], this.links, 'link', element.id),
      ...(['steps', 'transitions', 'bars'] as const).flatMap((list) => [
        ...gone(old[list] ?? [], this[list], list.slice(0, -1) as 'step' | 'transition' | 'bar', element.id),
        ...come(old[list] ?? [], this[list], into, list),
      ]),
      ...come(old.links ?? [], this.links, into, 'links'),
    ];
  }
}

const gone = (before: readonly unknown[], after: readonly unknown[], kind: 'step' | 'transition' | 'bar' | 'link', element: string): Change[] => {
  const left = new Set((after as Item[]).map(idOf));
  const scope = kind === 'step' || kind === 'link' ? { element } : {};
  return (before as Item[]).filter((one) => !left.has(idOf(one))).map((one) => ({ op: 'remove', item: { kind, id: idOf(one), ...scope } }));
};

function come(before: readonly unknown[], after: readonly unknown[], into: ItemRef, list: string): Change[] {
  const had = new Set((before as Item[]).map(idOf));
  const left = new Set((after as Item[]).map(idOf));
  let last = (before as Item[]).filter((one) => left.has(idOf(one))).map(idOf).at(-1);
  return (after as Item[]).filter((one) => !had.has(idOf(one))).map((one) => {
    const change: Change = { op: 'insert', into, list, ...(last === undefined ? {} : { after: last }), value: one };
    last = idOf(one);
    return change;
  });
}
