import type { Span } from './model';

export type Scale = Span;

/** Where a stretch stands on the sheet, in percent of what is drawn. */
export function placed(scale: Scale, span: Span): { left: string; width: string } {
  const part = (at: number) => Math.max(0, Math.min(100, (100 * (at - scale.from)) / (scale.to - scale.from)));
  const [left, right] = [part(span.from), part(span.to)];
  return { left: `${left}%`, width: `${Math.max(0, right - left)}%` };
}
