import { useTranslation } from 'react-i18next';
import type { Batch } from '@/api/batches';
import { shortTime } from '@/i18n/format';
import { useText } from '@/parts/batch/text';
import { vocabulary } from '@/parts/status/vocabulary';
import css from './batch.module.css';

/** Lanes are operations: what was worked is grey, hold times are brackets that fill, exceptions have the shape of their grade. */
export function Timeline({ batch, now }: { batch: Batch; now: number }) {
  const { t } = useTranslation();
  const text = useText();
  if (!batch.started) return null;
  const from = new Date(batch.started.at).getTime();
  const due = batch.timers.filter((timer) => timer.kind === 'hold-time').map((timer) => new Date(timer.dueAt).getTime());
  const end = batch.ended ? new Date(batch.ended.at).getTime() : now;
  const to = Math.max(end, ...due, from + 60_000);
  const x = (at: string | number) => `${Math.max(0, Math.min(100, (100 * (new Date(at).getTime() - from)) / (to - from)))}%`;
  const width = (a: string | number, b: string | number) => `${Math.max(0.4, (100 * (new Date(b).getTime() - new Date(a).getTime())) / (to - from))}%`;
  const marks = [0, 0.25, 0.5, 0.75, 1].map((part) => from + part * (to - from));
  return (
    <figure className={`${css.panel} ${css.timeline}`} aria-label={t('office.batch.timeline')}>
      {batch.progress.map((operation) => {
        const works = batch.work.filter((work) => work.operation === operation.id && work.started);
        const holds = batch.timers.filter((timer) => timer.kind === 'hold-time' && timer.limits.some((id) => batch.work.find((work) => work.id === id)?.operation === operation.id));
        const rows = rowsOf(works, (work) => [new Date(work.started!.at).getTime(), Math.max(new Date(work.ended?.at ?? end).getTime(), new Date(work.started!.at).getTime() + (to - from) / 12)]);
        const high = { height: Math.max(1, ...rows.map((row) => row + 1)) * 28 + 12 };
        const ids = new Set(batch.work.filter((work) => work.operation === operation.id).flatMap((work) => work.steps.map((step) => step.id)));
        return (
          <div key={operation.id} className={css.lane}>
            <span className={css.laneName}>{text(operation.title)}</span>
            <div className={css.track} style={high}>
              {(batch.interruptions ?? []).filter((one) => one.state === 'paused' || one.state === 'held').map((one) => <span key={one.from.entry} className={css.still} style={{ left: x(one.from.at), width: width(one.from.at, one.to?.at ?? end) }} title={`${t(`status.batch.${one.state}`)} · ${one.reason} · ${one.by.name}`} />)}
              {works.map((work, index) => {
                const until = work.ended?.at ?? end;
                return <a key={work.id} href={`#work-${work.id}`} className={css.bar} data-open={!work.ended || undefined} style={{ left: x(work.started!.at), width: width(work.started!.at, until), top: 6 + rows[index]! * 28 }} title={`${work.number} ${text(work.title)} · ${shortTime(work.started!.at, batch.zone)}–${work.ended ? shortTime(until, batch.zone) : ''}`}><span>{work.number}</span></a>;
              })}
              {holds.map((timer) => <span key={timer.before} className={css.hold} data-over={now > new Date(timer.dueAt).getTime() || undefined} style={{ left: x(timer.endedAt), width: width(timer.endedAt, timer.dueAt) }}><span style={{ width: `${Math.min(100, (100 * (now - new Date(timer.endedAt).getTime())) / Math.max(1, new Date(timer.dueAt).getTime() - new Date(timer.endedAt).getTime()))}%` }} /></span>)}
              {batch.exceptions.filter((one) => one.step !== null && ids.has(one.step)).map((one) => {
                const Mark = vocabulary.exception[one.grade].icon;
                return <span key={one.id} className={css.mark} data-tone={one.open ? vocabulary.exception[one.grade].tone : 'grey'} style={{ left: x(one.when.at) }} title={`${one.id} · ${t(`status.exception.${one.grade}`)}`}><Mark stroke={1.75} size={18} aria-hidden /></span>;
              })}
              {!batch.ended && <span className={css.now} style={{ left: x(now) }} />}
            </div>
          </div>
        );
      })}
      <div className={css.lane} aria-hidden><span className={css.laneName} /><div className={css.axis}>{marks.map((at) => <span key={at}>{shortTime(at, batch.zone)}</span>)}</div></div>
    </figure>
  );
}

/** Work that overlaps in time stands on rows of its own: the first row that is free when it begins. */
function rowsOf<T>(works: readonly T[], spanOf: (work: T) => [number, number]): number[] {
  const busyUntil: number[] = [];
  return works.map((work) => {
    const [from, until] = spanOf(work);
    const free = busyUntil.findIndex((end) => end <= from);
    const row = free < 0 ? busyUntil.length : free;
    busyUntil[row] = until;
    return row;
  });
}
