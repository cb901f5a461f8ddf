import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Batch } from '@/api/batches';
import { shortTime } from '@/i18n/format';
import { useText } from '@/parts/batch/text';
import { vocabulary } from '@/parts/status/vocabulary';
import type { Hold, Lane, Timeline } from './model';
import { placed, type Scale } from './scale';
import css from './timeline.module.css';

interface Props {
  batch: Batch;
  line: Timeline;
  lane: Lane;
  scale: Scale;
  name: string;
  now: number;
}

export function LaneView({ batch, line, lane, scale, name, now }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const at = (time: number) => placed(scale, { from: time, to: time }).left;
  return (
    <div className={css.lane} data-lane>
      <span className={css.name}>{name}{lane.operation && <span className="th-hint"> {lane.operation.done}/{lane.operation.total}</span>}</span>
      <div className={css.track} style={{ height: (lane.rows + lane.markRows) * 28 + 24 }}>
        {lane.operation === null && line.plan && <span className={css.plan} data-open={line.plan.open || undefined} style={placed(scale, line.plan)} role="img" aria-label={spoken(t('timeline.plan'), line.plan.from, line.plan.open ? null : line.plan.to)} title={t('timeline.plan')} />}
        {lane.operation === null && line.actual && <span className={css.whole} data-open={line.actual.open || undefined} style={placed(scale, line.actual)} role="img" aria-label={spoken(t('timeline.actual'), line.actual.from, line.actual.open ? null : line.actual.to)} />}
        {lane.bars.map((bar) => {
          const said = spoken(`${bar.work.number} ${text(bar.work.title)}`, bar.from, bar.open ? null : bar.to);
          return <a key={bar.work.id} href={`#work-${bar.work.id}`} data-at={bar.from} className={css.bar} data-open={bar.open || undefined} style={{ ...placed(scale, bar), top: 4 + (lane.markRows + bar.row) * 28 }} aria-label={said} title={said}><span>{bar.work.number}</span></a>;
        })}
        {lane.holds.map((hold) => <Bracket key={hold.key} batch={batch} hold={hold} scale={scale} now={now} />)}
        <svg className={css.ticks} viewBox="0 0 10000 10" preserveAspectRatio="none" aria-hidden>
          <path d={lane.ticks.map((one) => `M${Math.round(100 * parseFloat(at(one.at)))} 0V10`).join('')} vectorEffect="non-scaling-stroke" />
        </svg>
        {lane.marks.map(({ exception, grade, at: time, row }) => {
          const Mark = vocabulary.exception[grade].icon;
          const said = `${exception.id} · ${t(`status.exception.${grade}`)} · ${shortTime(time, batch.zone)} · ${exception.description}`;
          return (
            <Link key={exception.id} to={'/exceptions/$exception' as never} params={{ exception: exception.id } as never} data-at={time} className={css.mark} data-tone={exception.open ? vocabulary.exception[grade].tone : 'grey'} style={{ left: at(time), top: 4 + row * 28 + (lane.operation === null ? 28 : 0) }} aria-label={said} title={said}>
              <Mark stroke={1.75} size={18} aria-hidden />
            </Link>
          );
        })}
      </div>
    </div>
  );

  function spoken(what: string, from: number, to: number | null): string {
    return `${what} · ${shortTime(from, batch.zone)}–${to === null ? '' : shortTime(to, batch.zone)}`;
  }
}

/** A hold time fills until what it holds back begins; over its limit it is for someone to act on. */
function Bracket({ batch, hold, scale, now }: { batch: Batch; hold: Hold; scale: Scale; now: number }) {
  const { t } = useTranslation();
  const text = useText();
  const until = hold.ended ?? now;
  const over = until > hold.to;
  const title = (id: string) => {
    const found = batch.work.find((work) => work.id === id) ?? batch.work.flatMap((work) => work.path).find((one) => one.id === id);
    return found ? text(found.title) : id;
  };
  const said = t(over ? 'timeline.hold-over' : 'timeline.hold-of', { after: title(hold.after), before: title(hold.before), due: shortTime(hold.to, batch.zone) });
  return (
    <span className={css.hold} data-at={hold.from} data-over={over || undefined} data-ended={hold.ended !== null || undefined} tabIndex={-1} role="img" aria-label={said} title={said} style={placed(scale, { from: hold.from, to: Math.max(hold.to, over ? until : 0) })}>
      <span style={{ width: `${Math.max(0, Math.min(100, (100 * (until - hold.from)) / Math.max(1, Math.max(hold.to, until) - hold.from)))}%` }} />
    </span>
  );
}
