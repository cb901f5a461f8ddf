export interface Placed { id: string; box: { x: number; y: number; width: number; height: number } }
export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

const middle = ({ box }: Placed) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** What stands next in a direction: the nearest of those that lie straight ahead; what lies aside only where it is much nearer. */
export function neighbour(all: readonly Placed[], from: Placed, direction: Direction): Placed | null {
  const here = middle(from);
  const along = direction === 'ArrowUp' || direction === 'ArrowDown' ? 'y' : 'x';
  const aside = along === 'y' ? 'x' : 'y';
  const size = along === 'y' ? 'width' : 'height';
  const sign = direction === 'ArrowDown' || direction === 'ArrowRight' ? 1 : -1;
  let best: { to: Placed; far: number } | null = null;
  for (const to of all) {
    const there = middle(to);
    const ahead = (there[along] - here[along]) * sign;
    if (to.id === from.id || ahead <= 1) continue;
    const off = Math.abs(there[aside] - here[aside]);
    const isStraight = off < (from.box[size] + to.box[size]) / 2;
    const far = ahead + off * (isStraight ? 0.1 : 2);
    if (best === null || far < best.far) best = { to, far };
  }
  return best?.to ?? null;
}
