import { Button } from '@mantine/core';
import { IconChevronRight, IconScan } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type BoardRow, boardPath, boardQuery, standsStill, type Wait } from '@/api/batches';
import { proceduresQuery } from '@/api/procedures';
import { holdsAt, type SessionUser, useMe, useSession } from '@/api/session';
import { BatchStatus } from '@/parts/batch/BatchStatus';
import { Grades } from '@/parts/batch/Grades';
import { useText } from '@/parts/batch/text';
import { TimerLine } from '@/parts/batch/Timers';
import { useNow } from '@/parts/batch/useNow';
import { useAge, useWaitText } from '@/parts/batch/waits';
import { Primary } from '@/parts/Primary';
import { Status } from '@/parts/status/Status';
import { Empty, QueryView } from '@/parts/views/Views';
import { FloorPage } from '@/shell/floor/FloorPage';
import { useZone } from '@/shell/site';
import { OpenAlarms } from '../alarms/OpenAlarms';
import { AtTerminal } from '../Enrol';
import { FromCopy } from '../FromCopy';
import css from '../floor.module.css';

/** What this person may do at this terminal's site, one row per open step; a batch that waits for nobody here is not shown. */
export function MyWorkScreen() {
  return <AtTerminal><MyWork /></AtTerminal>;
}

const doing = ['value', 'charge', 'equipment', 'packs', 'performed', 'transition', 'phase', 'start'];

const mine = (me: SessionUser, { site, state }: Pick<BoardRow, 'site' | 'state'>, wait: Wait): boolean =>
  (holdsAt(me, site, 'operator', 'supervisor', 'verifier') && wait.kind === 'handover-open' && wait.who !== me.name)
  || (holdsAt(me, site, 'operator', 'supervisor') && doing.includes(wait.kind)) || (holdsAt(me, site, 'verifier', 'supervisor', 'operator') && wait.kind === 'verified')
  || (holdsAt(me, site, 'supervisor', 'qa-reviewer') && wait.kind === 'resume') || (holdsAt(me, site, 'operator') && wait.kind === 'resume' && state === 'paused');

function MyWork() {
  const { t } = useTranslation();
  const me = useMe();
  const { data: session } = useSession();
  const query = useQuery(boardQuery(session!.terminal!.site));
  const navigate = useNavigate();
  const now = useNow(5000);
  const work = (query.data ?? [])
    .filter((row) => row.state === 'running' || row.state === 'pausing' || standsStill(row.state) || row.state === 'idle')
    .map((row) => ({ row, waits: row.waitsFor.filter((wait) => mine(me, row, wait)) }))
    .sort((a, b) => order(a.row) - order(b.row) || (a.row.id < b.row.id ? -1 : 1));
  const first = work.find(({ row, waits }) => row.state === 'running' && waits.length > 0);
  return (
    <FloorPage title={t('floor.work.title')} beside={session!.terminal!.name}
      secondary={<Button leftSection={<IconScan stroke={1.75} size={28} />} onClick={() => void navigate({ to: '/floor/scan' as never })}>{t('verb.scan')}</Button>}
      primary={first && <Primary onClick={() => void navigate(linkTo(first.row, first.waits[0]!) as never)}>{first.waits[0]!.kind === 'handover-open' ? t('handover.take-up') : t('floor.work.go-on', { number: first.waits[0]!.number ?? '' })}</Primary>}>
      <FromCopy of="list" path={boardPath(session!.terminal!.site)} zone={useZone()} />
      <QueryView query={query} rows={6} empty={{ when: () => work.length === 0, view: <Empty>{t('floor.work.empty')}</Empty> }}>
        {() => <ul className={css.batches}>{work.map(({ row, waits }) => <BatchCard key={row.id} row={row} waits={waits} now={now} />)}</ul>}
      </QueryView>
      <OpenAlarms site={session!.terminal!.site} />
      <Procedures site={session!.terminal!.site} now={now} />
    </FloorPage>
  );
}

/** What runs on equipment without a batch stands apart. */
function Procedures({ site, now }: { site: string; now: number }) {
  const { t } = useTranslation();
  const me = useMe();
  const text = useText();
  const waitText = useWaitText();
  const age = useAge();
  const query = useQuery(proceduresQuery({ site }));
  const open = (query.data ?? []).filter((row) => row.endedAt === null);
  if (open.length === 0) return null;
  return (
    <section className={css.lane}>
      <h2 className={css.laneHead}>{t('procedure.mine')}</h2>
      <ul className={css.batches}>{open.map((row) => (
        <li key={row.id} className={css.card}>
          <Link className={css.cardHead} to={'/floor/batches/$batch' as never} params={{ batch: row.id } as never}>
            <b className="th-mono">{row.id}</b> <span><b className="th-mono">{row.equipment}</b> {text(row.recipeTitle)}</span>
            <span className={css.cardRight}><Status of="batch" value={row.state} /></span>
          </Link>
          {row.waitsFor.filter((wait) => mine(me, row, wait)).map((wait) => (
            <Link key={`${wait.kind} ${wait.number}`} className={css.task} {...(linkTo(row, wait) as unknown as { to: never })}>
              <span className={css.taskText}>{waitText(wait)}</span><span className="th-hint">{age(wait.since, now)}</span><IconChevronRight stroke={1.75} size={28} aria-hidden />
            </Link>
          ))}
        </li>
      ))}</ul>
    </section>
  );
}

const order = (row: BoardRow) => (row.state === 'running' ? 0 : row.state !== 'idle' ? 1 : 2);

const linkTo = (row: { id: string }, wait: Wait) => (wait.kind === 'handover-open'
  ? { to: '/floor/batches/$batch/handover', params: { batch: row.id } }
  : wait.number
  ? { to: '/floor/batches/$batch/$number', params: { batch: row.id, number: wait.number } }
  : { to: '/floor/batches/$batch', params: { batch: row.id } });

function BatchCard({ row, waits, now }: { row: BoardRow; waits: Wait[]; now: number }) {
  const { t } = useTranslation();
  const text = useText();
  const waitText = useWaitText();
  const age = useAge();
  return (
    <li className={css.card}>
      <Link className={css.cardHead} to={'/floor/batches/$batch' as never} params={{ batch: row.id } as never}>
        <b className="th-mono">{row.id}</b> <span>{row.productName ?? text(row.recipeTitle)}</span>
        <span className={css.cardRight}>{row.nextTimer && <TimerLine timer={row.nextTimer} now={now} />}<Grades open={row.openExceptions} all={row.openExceptions} /><BatchStatus of={row} /></span>
      </Link>
      {waits.map((wait) => (
        <Link key={`${wait.kind} ${wait.number}`} className={css.task} {...(linkTo(row, wait) as unknown as { to: never })}>
          <span className={css.taskText}>{waitText(wait)}</span>
          <span className="th-hint">{wait.who && `${wait.who} · `}{age(wait.since, now)}</span>
          <IconChevronRight stroke={1.75} size={28} aria-hidden />
        </Link>
      ))}
      {waits.length === 0 && <p className={css.nothing}>{row.waitsFor[0] ? t('floor.work.others', { what: waitText(row.waitsFor[0]) }) : t('floor.work.nothing')}</p>}
    </li>
  );
}
