import { useQueries, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@mantine/core';
import { type BoardRow, boardQuery } from '@/api/batches';
import { handoverQuery, type HandoverNow } from '@/api/handover';
import { useMe, useSession } from '@/api/session';
import { useDraft } from '@/parts/drafts/useDraft';
import { QueryView } from '@/parts/views/Views';
import { FloorPage } from '@/shell/floor/FloorPage';
import { AtTerminal } from '../Enrol';
import { HandOver } from './HandOver';
import { TakeOver } from './TakeOver';

const worksOn = (row: BoardRow): boolean => row.state !== 'idle' && row.endedAt === null;

/** Shift hand-over of one batch, or of several with one signature: who goes signs the list, who comes ticks each line and signs. */
export function HandoverScreen() {
  return <AtTerminal><Screen /></AtTerminal>;
}

function Screen() {
  const { t } = useTranslation();
  const { batch: id } = useParams({ strict: false }) as { batch: string };
  const me = useMe();
  const { data: session } = useSession();
  const { data: rows } = useQuery(boardQuery(session!.terminal!.site));
  const first = useQuery(handoverQuery(id));
  const [anew, setAnew] = useState(false);
  const [chosen, setChosen] = useDraft(`batch/${id}/handover`, 'others', '[]');
  const others = (rows ?? []).filter((row) => row.id !== id && worksOn(row));
  const open = first.data?.open ?? null;
  const takes = open !== null && !anew;
  // What was signed together is taken over together, as far as it still waits.
  const named = takes ? open.with : JSON.parse(chosen) as string[];
  const more = useQueries({ queries: named.map((batch) => handoverQuery(batch)) }).map((query) => query.data).filter((one): one is HandoverNow => one !== undefined);
  const all = first.data ? [first.data, ...more] : [];
  const toggle = (batch: string) => setChosen(JSON.stringify(named.includes(batch) ? named.filter((one) => one !== batch) : [...named, batch]));
  const back = `/floor/batches/${encodeURIComponent(id)}`;
  const zone = (rows ?? []).find((row) => row.id === id)?.zone ?? 'UTC';
  if (!first.data) return <FloorPage title={id} beside={t('handover.title')} back={back}><QueryView query={first} rows={6}>{() => null}</QueryView></FloorPage>;
  if (takes) {
    const waiting = all.filter((one) => one.open !== null && (one.batch === id || one.open.signed.documentHash === open.signed.documentHash));
    return <TakeOver key={open.id} zone={zone} back={back} batches={waiting} own={open.signed.signer === me.id} onAnew={() => setAnew(true)} />;
  }
  return (
    <HandOver zone={zone} back={back} batches={all} onSigned={() => { setAnew(false); setChosen('[]'); }}
      choice={others.map((row) => (
        <Button key={row.id} variant="default" aria-pressed={named.includes(row.id)} data-chosen={named.includes(row.id) || undefined} onClick={() => toggle(row.id)}>
          {row.id} · {row.productName ?? ''}
        </Button>
      ))} />
  );
}
