import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardRow } from '@/api/batches';
import { inZone, unbroken } from '@/i18n/format';
import { BatchStatus } from '@/parts/batch/BatchStatus';
import { Grades } from '@/parts/batch/Grades';
import { Progress } from '@/parts/batch/Progress';
import { TimerLine } from '@/parts/batch/Timers';
import { useAge, useWaitText } from '@/parts/batch/waits';
import type { Column } from '@/parts/table/VirtualTable';
import type { Line } from './rows';
import { productOfRow } from './rows';
import css from './board.module.css';

export function useBoardColumns(now: number): Column<Line>[] {
  const { t } = useTranslation();
  const waitText = useWaitText();
  const age = useAge();
  return useMemo(() => {
    const of = (draw: (row: BoardRow) => React.ReactNode) => (line: Line) => (line.kind === 'batch' ? draw(line.row) : null);
    return [
      { key: 'state', header: t('board.state'), width: 'minmax(9.75rem, 0.6fr)', cell: of((row) => <BatchStatus of={row} />) },
      { key: 'batch', header: t('board.batch'), width: '6.75rem', cell: of((row) => <span className={css.lines}><b className="th-mono">{row.id}</b>{row.campaign && <span className="th-hint">{row.campaign.id} · {row.campaign.number}</span>}</span>) },
      { key: 'product', header: t('board.product'), width: 'minmax(8rem, 1.2fr)', cell: of((row) => <span className={css.wrapped} title={`${productOfRow(row)} · ${row.recipeId} ${row.recipeVersion}`}>{unbroken(productOfRow(row))}</span>) },
      { key: 'site', header: t('board.site'), width: '6.25rem', from: 56, cell: of((row) => <span className={css.lines} title={row.line ?? undefined}><span>{row.site}</span><span className="th-hint">{row.line}</span></span>) },
      { key: 'progress', header: t('board.progress'), width: 'minmax(8rem, 1fr)', from: 42, cell: of((row) => <Progress segments={row.progress} />) },
      { key: 'waits', header: t('board.waits'), width: 'minmax(7.75rem, 2fr)', cell: of((row) => <Waits row={row} waitText={waitText} age={(since) => age(since, now)} />) },
      { key: 'exceptions', header: t('batch.exceptions'), width: '6.5rem', from: 48, cell: of((row) => <Grades open={row.openExceptions} all={row.exceptions} />) },
      { key: 'timer', header: t('board.timer'), width: '6.5rem', from: 70, cell: of((row) => row.nextTimer && <TimerLine timer={row.nextTimer} now={now} />) },
      { key: 'times', header: t('board.times'), width: 'minmax(12.5rem, 0.8fr)', from: 66, cell: of((row) => <Times row={row} />) },
    ];
  }, [t, waitText, age, now]);
}

function Waits({ row, waitText, age }: { row: BoardRow; waitText: ReturnType<typeof useWaitText>; age: (since: string | null) => string }) {
  const { t } = useTranslation();
  const [first, ...rest] = row.waitsFor;
  if (!first) return <span className="th-hint">{row.registerNumber}</span>;
  const all = row.waitsFor.map((wait) => [waitText(wait), age(wait.since)].filter(Boolean).join(' · '));
  const more = [age(first.since), rest.length > 0 ? t('board.more', { count: rest.length }) : ''].filter(Boolean).join(' · ');
  return <span className={css.lines} title={all.join('\n')}><span>{waitText(first)}</span><span className="th-hint">{more}</span></span>;
}

/** Plan and actual: what is planned says so, what has happened replaces it; in the zone of the batch's own site. */
function Times({ row }: { row: BoardRow }) {
  const { t } = useTranslation();
  const line = (which: 'start' | 'end', actual: string | null | undefined, planned: string | null | undefined) => {
    const at = actual ?? planned;
    if (!at) return null;
    const local = inZone(at, row.zone);
    const late = which === 'end' && row.plannedEnd && (actual ?? new Date().toISOString()) > row.plannedEnd && row.state !== 'aborted' && row.state !== 'stopped';
    return (
      <time dateTime={at} data-planned={!actual || undefined} data-late={late || undefined} title={late ? t('board.late') : undefined}>
        {t(`board.time-${which}${actual ? '' : '-planned'}`, { at: `${local.date.slice(5)} ${local.time.slice(0, 5)}${which === 'start' ? ` ${local.offset}` : ''}` })}{late && ` · ${t('board.late')}`}
      </time>
    );
  };
  return <span className={css.lines}>{line('start', row.startedAt, row.plannedStart)}{line('end', row.endedAt, row.plannedEnd)}</span>;
}
