import { Button } from '@mantine/core';
import { IconPlus, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BoardRow, boardQuery } from '@/api/batches';
import { holds, useMe } from '@/api/session';
import { useNow } from '@/parts/batch/useNow';
import { Primary } from '@/parts/Primary';
import { VirtualTable } from '@/parts/table/VirtualTable';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useSite, useSites } from '@/shell/site';
import { BoardFilters } from './BoardFilters';
import { useBoardColumns } from './columns';
import { Figures } from './Figures';
import { NewOrder } from './NewOrder';
import { fitting, grouped, inOrder, type Line, moved } from './rows';
import type { BoardSearch } from './search';
import { useGroupName } from './useGroupName';
import css from './board.module.css';

/** Every process order of every site, first what needs someone. Rows change in place; their order waits for 'Show 3 changes'. */
export function BoardScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const { site } = useSite();
  const query = useQuery(boardQuery(site));
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as BoardSearch;
  const [ordering, setOrdering] = useState(false);
  const go = (change: BoardSearch) => void navigate({ to: '.', replace: true, search: ((before: object) => ({ ...before, ...change })) as never });
  return (
    <OfficePage
      fill
      title={t('board.title')}
      tools={<BoardFilters rows={query.data ?? []} search={search} onChange={go} />}
      primary={holds(me, 'planner', 'supervisor') && <Primary leftSection={<IconPlus stroke={1.75} size={20} />} onClick={() => setOrdering(true)}>{t('board.new')}</Primary>}
    >
      <QueryView query={query} rows={14} empty={{ when: (rows) => rows.length === 0, view: <Empty>{t('board.empty')}</Empty> }}>
        {(rows) => <Rows key={site ?? '*'} rows={rows} search={search} onOpen={(id) => void navigate({ to: '/batches/$batch' as never, params: { batch: id } as never })} onFilter={go} />}
      </QueryView>
      <NewOrder opened={ordering} onClose={() => setOrdering(false)} />
    </OfficePage>
  );
}

function Rows({ rows, search, onOpen, onFilter }: { rows: BoardRow[]; search: BoardSearch; onOpen: (id: string) => void; onFilter: (change: BoardSearch) => void }) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const [order, setOrder] = useState(() => inOrder(rows, now));
  const wanted = useMemo(() => inOrder(rows, now), [rows, now]);
  const changes = moved(order, wanted);
  const columns = useBoardColumns(now);
  const groupName = useGroupName();
  const sites = useSites();
  // What is filtered away cannot be under a finger: a new filter may take the new order with it.
  const filter = JSON.stringify(search);
  useEffect(() => setOrder(wanted), [filter]); // eslint-disable-line react-hooks/exhaustive-deps
  const lines = useMemo(() => {
    const byId = new Map(rows.map((row) => [row.id, row]));
    return grouped(fitting(order.flatMap((id) => byId.get(id) ?? []), search), search.group);
  }, [rows, order, search]);
  return (
    <>
      <div className={css.above}>
        <Figures rows={rows} onFilter={onFilter} />
        <span className={css.changes} role="status">
          {changes > 0 && <Button leftSection={<IconRefresh stroke={1.75} size={20} />} onClick={() => setOrder(wanted)}>{t('part.show-changes', { count: changes })}</Button>}
        </span>
      </div>
      {lines.length === 0 ? <Empty action={<Button onClick={() => onFilter({ q: undefined, state: undefined, product: undefined, who: undefined, open: undefined })}>{t('board.clear')}</Button>}>{t('board.none')}</Empty> : (
        <VirtualTable<Line> label={t('board.title')} rows={lines} columns={columns} rowKey={(line) => (line.kind === 'group' ? `group ${line.key}` : line.row.id)} rowHeight={52}
          heading={(line) => (line.kind === 'group' ? t('board.group', { name: groupName(search.group!, line.key, sites), count: line.count }) : undefined)}
          onOpen={(line) => line.kind === 'batch' && onOpen(line.row.id)} />
      )}
    </>
  );
}
