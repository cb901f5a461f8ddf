import { IconAlarm } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Batch, stepsOf, type Timer } from '@/api/batches';
import { duration } from '@/i18n/format';
import { useText } from './text';
import css from './batch.module.css';

/** What runs down, the tightest first. An overrun hold time is for someone to act on; waiting time is grey. */
export function Timers({ batch, now, most = 6 }: { batch: Batch; now: number; most?: number }) {
  const { t } = useTranslation();
  const text = useText();
  const title = (id: string) => {
    const found = batch.work.find((work) => work.id === id) ?? batch.work.flatMap((work) => work.path).find((one) => one.id === id);
    if (found) return text(found.title);
    const step = stepsOf(batch).find((one) => one.id === id);
    return step ? `${step.number} ${text(step.title)}` : id;
  };
  if (batch.timers.length === 0) return null;
  return (
    <ul className={css.timers} aria-label={t('batch.timers')}>
      {batch.timers.slice(0, most).map((timer) => (
        <li key={`${timer.kind} ${timer.after} ${timer.before}`} data-tone={toneOf(timer, now)}>
          <span><IconAlarm stroke={1.75} size="1.1em" aria-hidden /> {t(`batch.timer.${timer.kind}`, { before: title(timer.before) })}</span>
          <b className={css.clock}>{left(timer, now)}</b>
        </li>
      ))}
    </ul>
  );
}

export const secondsLeft = (timer: Timer, now: number): number => Math.round((new Date(timer.dueAt).getTime() - now) / 1000);

const left = (timer: Timer, now: number): string => {
  const seconds = secondsLeft(timer, now);
  return isEarliest(timer) && seconds <= 0 ? '00:00:00' : duration(seconds);
};

export function toneOf(timer: Timer, now: number): 'grey' | 'look' | 'act' {
  if (isEarliest(timer)) return 'grey';
  const seconds = secondsLeft(timer, now);
  return seconds < 0 ? 'act' : seconds < soon(timer) ? 'look' : 'grey';
}

// A quarter of an hour; of a check that is due every few minutes, its last fifth.
const soon = (timer: Timer): number => (timer.kind === 'check-due' ? Math.min(900, (new Date(timer.dueAt).getTime() - new Date(timer.endedAt).getTime()) / 5000) : 900);

/** One timer as a short line: `Hold left 01:12:40`. */
export function TimerLine({ timer, now }: { timer: Timer; now: number }) {
  const { t } = useTranslation();
  const seconds = secondsLeft(timer, now);
  const key = timer.kind === 'check-due' ? (seconds < 0 ? 'batch.timer.check-over' : 'batch.timer.check-left') : isEarliest(timer) ? 'batch.timer.wait' : seconds < 0 ? 'batch.timer.over' : 'batch.timer.left';
  return <span className={css.timerLine} data-tone={toneOf(timer, now)}><span>{t(key)}</span> <b className={css.clock}>{duration(Math.abs(seconds))}</b></span>;
}

/** What it holds back may not begin before; the others say until when at the latest. */
const isEarliest = (timer: Timer): boolean => timer.kind === 'minimum-time' || timer.kind === 'earliest-start' || timer.kind === 'interval-earliest';
