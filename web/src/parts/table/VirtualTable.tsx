import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type ReactNode, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { preferences } from '@/shell/prefs/preferences';
import { useStore } from '@/shell/store';
import css from './VirtualTable.module.css';

export interface Column<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** A CSS grid track: `12rem`, `minmax(8rem, 1fr)`. */
  width: string;
  align?: 'right';
  /** Shown where the table is at least this wide, in rem: what is left out stands in the row's own screen. */
  from?: number;
}

interface Props<Row> {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string | number;
  onOpen?: (row: Row) => void;
  selected?: string | number;
  /** 36 in the office, 64 on the floor, at 100 % text; fixed, so that no row is measured and nothing jumps. */
  rowHeight?: number;
  /** What a row shows across all columns instead of its cells: the heading of a group. */
  heading?: (row: Row) => ReactNode | undefined;
  /** Called when the end comes into sight. */
  onEnd?: () => void;
  footer?: ReactNode;
  /** Fills the parent when it is given; else the table is as high as its rows, up to the page. */
  height?: string;
}

/** One table for every long list: fixed row height, only what is in sight is drawn, arrows move, Enter opens. */
export function VirtualTable<Row>({ label, rows, columns: all, rowKey, onOpen, selected, rowHeight: high = 36, heading, onEnd, footer, height = '100%' }: Props<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const { wide, rem } = useRoom(scroller);
  const rowHeight = Math.round((high * rem) / 16);
  const columns = all.filter((column) => wide === null || (column.from ?? 0) <= wide / rem);
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: useCallback((index: number) => rowKey(rows[index]!), [rows, rowKey]),
    initialRect: { width: 1000, height: 600 },
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  const items = virtual.getVirtualItems();
  const lastInSight = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onEnd && rows.length > 0 && lastInSight >= rows.length - 5) onEnd();
  }, [lastInSight, rows.length, onEnd]);

  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setActive(next);
    virtual.scrollToIndex(next);
    const focus = () => scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus();
    focus();
    requestAnimationFrame(focus); // What was out of sight is drawn by then.
  };
  const onKey = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const moves: Record<string, number> = {
      ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: rows.length - 1,
    };
    const to = moves[event.key];
    const row = rows[active];
    if (to !== undefined) go(to);
    else if (event.key === 'Enter' && row && (event.target as HTMLElement).dataset.index !== undefined) onOpen?.(row);
    else return;
    event.preventDefault();
  };
  const grid: CSSProperties = { gridTemplateColumns: columns.map((column) => column.width).join(' '), minWidth: narrowest(columns) };

  return (
    <div className={css.table} role="grid" aria-label={label} aria-rowcount={rows.length + 1} aria-colcount={columns.length} style={{ height }}>
      <div className={css.scroller} ref={scroller} onKeyDown={onKey}>
        <div className={css.head} role="row" aria-rowindex={1} style={grid}>
          {columns.map((column) => (
            <div key={column.key} role="columnheader" className={css.cell} data-align={column.align}>{column.header}</div>
          ))}
        </div>
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), minWidth: grid.minWidth, position: 'relative' }}>
          {items.map((item) => {
            const row = rows[item.index]!;
            const across = heading?.(row);
            if (across !== undefined) {
              return (
                <div key={item.key} role="row" data-index={item.index} aria-rowindex={item.index + 2} className={css.group} tabIndex={item.index === Math.min(active, rows.length - 1) ? 0 : -1}
                  style={{ height: rowHeight, transform: `translateY(${item.start}px)` }} onFocus={() => setActive(item.index)}>
                  <div role="gridcell" aria-colspan={columns.length} className={css.cell}>{across}</div>
                </div>
              );
            }
            return (
              <div key={item.key} role="row" data-index={item.index} aria-rowindex={item.index + 2} aria-selected={selected === undefined ? undefined : selected === rowKey(row)}
                tabIndex={item.index === Math.min(active, rows.length - 1) ? 0 : -1} className={css.row} data-open={onOpen ? true : undefined}
                style={{ ...grid, height: rowHeight, transform: `translateY(${item.start}px)` }}
                onFocus={() => setActive(item.index)} onClick={() => onOpen?.(row)}>
                {columns.map((column) => (
                  <div key={column.key} role="gridcell" className={css.cell} data-align={column.align}>{column.cell(row)}</div>
                ))}
              </div>
            );
          })}
        </div>
        {footer && <div className={css.footer}>{footer}</div>}
      </div>
    </div>
  );
}

/** How wide the table is and how large one's text is; before it is drawn nothing is known, and all columns count. */
function useRoom(scroller: RefObject<HTMLElement | null>): { wide: number | null; rem: number } {
  const { textSize } = useStore(preferences);
  const [wide, setWide] = useState<number | null>(null);
  const [rem, setRem] = useState(16);
  useLayoutEffect(() => {
    const element = scroller.current;
    setRem(Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const measure = () => setWide(element.clientWidth || null);
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, [scroller, textSize]);
  return { wide, rem };
}

/** The sum of the tracks' smallest widths: below it the table scrolls sideways, above it all rows share the same tracks. */
function narrowest(columns: readonly { width: string }[]): string {
  return `calc(${columns.map(({ width }) => /^minmax\(([^,]+),/.exec(width)?.[1] ?? width).join(' + ')})`;
}
