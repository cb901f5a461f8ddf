/** Where a weight lies beside its target window, as shares of the bar. */
export interface Bar {
  low: number;
  high: number;
  at: number;
  place: 'below' | 'in' | 'above';
}

/** The window takes the middle third of the bar, or the end of it where a tolerance is very small: what is far below still moves. */
export function barOf(weight: string | null, low: string | null, high: string | null, target: string): Bar {
  const [from, to, goal] = [Number(low ?? target), Number(high ?? target), Number(target)];
  const at = Number(weight ?? 0);
  const end = Math.max(to + (to - from), goal * 1.1, Number.EPSILON);
  const share = (value: number) => Math.min(1, Math.max(0, value / end));
  return { low: share(from), high: share(to), at: share(at), place: at < from ? 'below' : at > to ? 'above' : 'in' };
}
