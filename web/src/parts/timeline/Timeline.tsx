import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch } from '@/api/batches';
import { shiftsQuery } from '@/api/shifts';
import { inZone, shortTime } from '@/i18n/format';
import { useText } from '@/parts/batch/text';
import { Happenings } from './Happenings';
import { LaneView } from './LaneView';
import { axisOf, bandsOf, timelineOf } from './model';
import { placed, type Scale } from './scale';
import css from './timeline.module.css';

const zoomMax = 64;

/** Lanes are operations: plan outlined, actual grey, hold times as brackets that fill, exceptions by shape, signatures as ticks. */
export function Timeline({ batch, now }: { batch: Batch; now: number }) {
  const { t } = useTranslation();
  const line = useMemo(() => timelineOf(batch, now), [batch, now]);
  const { data: shifts } = useQuery(shiftsQuery(batch.site));
  const [view, setView] = useState<'line' | 'table'>('line');
  const [zoom, setZoom] = useState(1);
  if (!line) return null;
  return (
    <section className={css.panel} aria-label={t('timeline.title')}>
      <Group justify="space-between">
        <h2>{t('timeline.title')}</h2>
        <Group gap="xs">
          {view === 'line' && <>
            <Button aria-label={t('timeline.zoom-out')} title={t('timeline.zoom-out')} disabled={zoom === 1} onClick={() => setZoom(Math.max(1, zoom / 2))}><IconZoomOut stroke={1.75} size={20} /></Button>
            <Button aria-label={t('timeline.zoom-in')} title={t('timeline.zoom-in')} disabled={zoom === zoomMax} onClick={() => setZoom(Math.min(zoomMax, zoom * 2))}><IconZoomIn stroke={1.75} size={20} /></Button>
          </>}
          <SegmentedControl aria-label={t('timeline.view')} value={view} onChange={(next) => setView(next as 'line' | 'table')} data={[{ value: 'line', label: t('timeline.title') }, { value: 'table', label: t('timeline.table') }]} />
        </Group>
      </Group>
      {view === 'table' ? <Happenings batch={batch} line={line} /> : <Drawing batch={batch} line={line} zoom={zoom} onZoom={setZoom} shifts={shifts?.shifts ?? []} />}
    </section>
  );
}

interface DrawingProps {
  batch: Batch;
  line: NonNullable<ReturnType<typeof timelineOf>>;
  zoom: number;
  onZoom: (zoom: number) => void;
  shifts: Parameters<typeof bandsOf>[1];
}

function Drawing({ batch, line, zoom, onZoom, shifts }: DrawingProps) {
  const { t } = useTranslation();
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  useKeptMiddle(scroller, zoom);
  const scale: Scale = { from: line.from, to: line.to };
  const axis = axisOf(line, 8 * zoom, batch.zone);
  const bands = bandsOf(line, shifts, batch.zone);
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === '+' || event.key === '=') onZoom(Math.min(zoomMax, zoom * 2));
    else if (event.key === '-') onZoom(Math.max(1, zoom / 2));
    else if (event.key === '0') onZoom(1);
    else if (!move(scroller.current!, event.key)) return;
    event.preventDefault();
  };
  return (
    <>
      <div ref={scroller} className={css.scroller} tabIndex={0} role="group" aria-label={t('timeline.keys')} onKeyDown={onKey}>
        <div className={css.sheet} style={{ width: `calc(10rem + (100% - 10rem) * ${zoom})` }}>
          <div className={css.ground} aria-hidden>
            {bands.map((band) => <span key={`${band.from}`} className={css.band} data-shaded={band.shaded || undefined} style={placed(scale, band)}><span>{band.name}</span></span>)}
            {line.still.map((one) => <span key={`${one.from}`} className={css.still} style={placed(scale, one)} title={`${t(`status.batch.${one.state}`)} · ${one.reason} · ${one.by}`} />)}
            {line.gaps.map((one) => <span key={one.exception} className={css.gap} style={placed(scale, one)} title={`${t('timeline.gap')} · ${one.by}`} />)}
            {axis.map((at) => <span key={at} className={css.grid} style={{ left: placed(scale, { from: at, to: at }).left }} />)}
            {line.now !== null && <span className={css.now} style={{ left: placed(scale, { from: line.now, to: line.now }).left }} />}
          </div>
          {bands.length > 0 && <div className={css.shiftRow} aria-hidden />}
          {line.lanes.map((lane) => <LaneView key={lane.id} batch={batch} line={line} lane={lane} scale={scale} name={lane.operation ? text(lane.operation.title) : t('timeline.batch')} now={line.now ?? line.to} />)}
          <div className={css.lane} aria-hidden>
            <span className={css.name}>{inZone(line.from, batch.zone).date}</span>
            <div className={css.axis}>{axis.map((at) => <span key={at} style={{ left: placed(scale, { from: at, to: at }).left }}>{label(at, line, batch.zone)}</span>)}</div>
          </div>
        </div>
      </div>
      <ul className={css.legend}>
        {line.plan && <li><span className={css.keyPlan} /> {t('timeline.plan')}</li>}
        <li><span className={css.keyWork} /> {t('timeline.actual')}</li>
        {(batch.holds ?? []).length > 0 && <li><span className={css.keyHold} /> {t('timeline.hold')}</li>}
        <li><span className={css.keyTick} /> {t('timeline.signature')}</li>
        {line.still.length > 0 && <li><span className={css.keyStill} /> {t('timeline.still')}</li>}
        {line.gaps.length > 0 && <li><span className={css.keyGap} /> {t('timeline.gap')}</li>}
        {line.now !== null && <li><span className={css.keyNow} /> {t('timeline.now')}</li>}
        <li className="th-hint">{t('timeline.keys')}</li>
      </ul>
    </>
  );
}

/** Over more than a day the date stands where it changes. */
function label(at: number, { from, to }: Scale, zone: string): string {
  const local = inZone(at, zone);
  return to - from > 86_400_000 && local.time.startsWith('00:00') ? local.date.slice(5) : shortTime(at, zone);
}

/** Zooming keeps in the middle what was there. */
function useKeptMiddle(scroller: React.RefObject<HTMLDivElement | null>, zoom: number) {
  const before = useRef(zoom);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || before.current === zoom) return;
    const middle = (element.scrollLeft + element.clientWidth / 2) / before.current;
    element.scrollLeft = middle * zoom - element.clientWidth / 2;
    before.current = zoom;
  }, [scroller, zoom]);
}

/** Arrows go from one thing to the next in its lane, and to the nearest one of the lane above or below; the browser scrolls to it. */
function move(root: HTMLElement, key: string): boolean {
  const lanes = [...root.querySelectorAll<HTMLElement>('[data-lane]')].map((lane) => [...lane.querySelectorAll<HTMLElement>('[data-at]')].sort((a, b) => at(a) - at(b))).filter((lane) => lane.length > 0);
  if (lanes.length === 0 || !['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key)) return false;
  const here = document.activeElement as HTMLElement;
  const lane = lanes.findIndex((items) => items.includes(here));
  if (lane < 0) {
    lanes[0]![0]!.focus();
    return true;
  }
  const items = lanes[lane]!;
  const index = items.indexOf(here);
  const next = { ArrowLeft: items[index - 1], ArrowRight: items[index + 1], Home: items[0], End: items.at(-1) }[key] ?? nearest(lanes[lane + (key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : NaN)], at(here));
  next?.focus();
  next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return true;
}

const at = (element: HTMLElement) => Number(element.dataset.at);

const nearest = (items: HTMLElement[] | undefined, time: number): HTMLElement | undefined =>
  items?.reduce((best, one) => (Math.abs(at(one) - time) < Math.abs(at(best) - time) ? one : best));
