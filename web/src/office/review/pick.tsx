import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type BoardRow, boardQuery } from '@/api/batches';
import { BatchStatus } from '@/parts/batch/BatchStatus';
import { Grades } from '@/parts/batch/Grades';
import { useNow } from '@/parts/batch/useNow';
import { useAge, useWaitText } from '@/parts/batch/waits';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useSite } from '@/shell/site';

/** Batches whose work has ended and about which nobody has decided, the longest waiting first. */
export function PickBatch({ title, empty, to, tools, of = ended }: { title: string; empty: string; to: string; tools?: ReactNode; of?: (row: BoardRow) => boolean }) {
  const { site } = useSite();
  const query = useQuery(boardQuery(site));
  const navigate = useNavigate();
  const columns = useColumns();
  const rows = (query.data ?? []).filter(of).sort((a, b) => ((a.endedAt ?? '') < (b.endedAt ?? '') ? -1 : 1));
  return (
    <OfficePage fill title={title} tools={tools}>
      <QueryView query={query} rows={10} empty={{ when: () => rows.length === 0, view: <Empty>{empty}</Empty> }}>
        {() => <VirtualTable label={title} rows={rows} columns={columns} rowKey={(row) => row.id} rowHeight={44} onOpen={(row) => void navigate({ to: to as never, params: { batch: row.id } as never })} />}
      </QueryView>
    </OfficePage>
  );
}

const ended = (row: BoardRow) => ['complete', 'stopped', 'aborted'].includes(row.state) && row.disposition !== 'certified' && row.disposition !== 'rejected';

function useColumns(): Column<BoardRow>[] {
  const { t } = useTranslation();
  const waitText = useWaitText();
  const age = useAge();
  const now = useNow(30_000);
  return useMemo(() => [
    { key: 'state', header: t('board.state'), width: 'minmax(9.75rem, 1fr)', cell: (row) => <BatchStatus of={row} /> },
    { key: 'batch', header: t('board.batch'), width: '6.75rem', cell: (row) => <b className="th-mono">{row.id}</b> },
    { key: 'product', header: t('board.product'), width: 'minmax(8rem, 1.2fr)', cell: (row) => <span title={row.recipeId}>{row.productName ?? row.recipeId}</span> },
    { key: 'site', header: t('board.site'), width: '4.5rem', from: 52, cell: (row) => row.site },
    { key: 'exceptions', header: t('batch.exceptions'), width: '7rem', from: 44, cell: (row) => <Grades open={row.openExceptions} all={row.exceptions} /> },
    { key: 'waits', header: t('board.waits'), width: 'minmax(12rem, 2.4fr)', from: 44, cell: (row) => <span title={row.waitsFor.map(waitText).join('\n')}>{row.waitsFor.map(waitText).join(' · ')}</span> },
    { key: 'ended', header: t('office.batch.ended'), width: '13.75rem', from: 72, cell: (row) => row.endedAt && <Time at={row.endedAt} zone={row.zone} /> },
    { key: 'age', header: t('review.since'), width: '6.5rem', align: 'right', cell: (row) => age(row.endedAt, now) },
  ], [t, waitText, age, now]);
}
