import { Button } from '@mantine/core';
import { IconPlus, IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BoardPage, boardPagesQuery } from '@/api/board';
import { plannedOrdersQuery } from '@/api/integration';
import { holds, useMe } from '@/api/session';
import { useNow } from '@/parts/batch/useNow';
import { Primary } from '@/parts/Primary';
import { VirtualTable } from '@/parts/table/VirtualTable';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useSite, useSites } from '@/shell/site';
import { BoardFilters } from './BoardFilters';
import { BoardViews } from './BoardViews';
import { useBoardColumns } from './columns';
import { Figures } from './Figures';
import { NewOrder } from './NewOrder';
import { extended, type Line, linesOf, moved, placesOf, rowsOf } from './rows';
import { type BoardSearch, filterOf } from './search';
import { useGroupName } from './useGroupName';
import css from './board.module.css';

/** Every process order of every site, first what needs someone. Rows change in place; their order waits for 'Show 3 changes'. */
export function BoardScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const { site } = useSite();
  const search = useSearch({ strict: false }) as BoardSearch;
  const query = useInfiniteQuery(boardPagesQuery(filterOf(search, site)));
  const navigate = useNavigate();
  const [ordering, setOrdering] = useState(false);
  const go = (change: BoardSearch) => void navigate({ to: '.', replace: true, search: ((before: object) => ({ ...before, ...change })) as never });
  const more = useCallback(() => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
  }, [query]);
  const narrowed = Object.keys(filterOf(search, null)).some((name) => name !== 'site' && name !== 'group' && filterOf(search, null)[name as 'text'] !== undefined);
  return (
    <OfficePage
      fill
      title={t('board.title')}
      beside={<PlannedOrders site={site} />}
      tools={<><BoardFilters search={search} onChange={go} /><BoardViews /></>}
      primary={holds(me, 'planner', 'supervisor') && <Primary leftSection={<IconPlus stroke={1.75} size={20} />} onClick={() => setOrdering(true)}>{t('board.new')}</Primary>}
    >
      <div className={css.stack}>
        <Figures site={site} product={search.product} />
        <QueryView query={query} rows={14} empty={{ when: (data) => data.pages[0]?.total === 0 && !narrowed, view: <Empty>{t('board.empty')}</Empty> }}>
          {(data) => <Rows key={JSON.stringify([site, search])} pages={data.pages} search={search} loading={query.isFetchingNextPage} onEnd={more}
            onOpen={(id) => void navigate({ to: '/batches/$batch' as never, params: { batch: id } as never })} onFilter={go} />}
        </QueryView>
      </div>
      <NewOrder opened={ordering} onClose={() => setOrdering(false)} />
    </OfficePage>
  );
}

interface RowsProps {
  pages: readonly BoardPage[];
  search: BoardSearch;
  loading: boolean;
  onEnd: () => void;
  onOpen: (id: string) => void;
  onFilter: (change: BoardSearch) => void;
}

function Rows({ pages, search, loading, onEnd, onOpen, onFilter }: RowsProps) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const rows = useMemo(() => rowsOf(pages), [pages]);
  const [shown, setShown] = useState(() => ({ places: placesOf(rows), pages: pages.length }));
  const wanted = useMemo(() => placesOf(rows), [rows]);
  const places = shown.pages < pages.length ? extended(shown.places, rows) : shown.places;
  useEffect(() => {
    setShown((before) => (before.pages === pages.length ? before : { places: extended(before.places, rows), pages: pages.length }));
  }, [pages.length, rows]);
  const changes = moved(places, wanted);
  const columns = useBoardColumns(now);
  const groupName = useGroupName();
  const sites = useSites();
  const lines = useMemo(() => linesOf(places, rows, pages), [places, rows, pages]);
  const total = pages[0]?.total ?? 0;
  return (
    <>
      <div className={css.above} role="status">
        <span className="th-hint">{t('board.shown', { count: total })}{search.campaign && <> · {search.campaign} <Button variant="subtle" onClick={() => onFilter({ campaign: undefined })}>{t('verb.clear')}</Button></>}</span>
        {changes > 0 && <Button leftSection={<IconRefresh stroke={1.75} size={20} />} onClick={() => setShown({ places: wanted, pages: pages.length })}>{t('part.show-changes', { count: changes })}</Button>}
      </div>
      {lines.length === 0 ? <Empty action={<Button onClick={() => onFilter({ q: undefined, state: undefined, product: undefined, who: undefined, open: undefined, campaign: undefined })}>{t('board.clear')}</Button>}>{t('board.none')}</Empty> : (
        <VirtualTable<Line> label={t('board.title')} rows={lines} columns={columns} rowKey={(line) => (line.kind === 'group' ? `group ${line.key}` : line.row.id)} rowHeight={52}
          heading={(line) => (line.kind === 'group' ? t('board.group', { name: groupName(search.group!, line.key, sites), count: line.count ?? 0 }) : undefined)}
          onEnd={onEnd} footer={loading ? t('shell.loading') : null}
          onOpen={(line) => line.kind === 'batch' && onOpen(line.row.id)} />
      )}
    </>
  );
}

/** Orders that an ERP or a file planned and nobody released yet. */
function PlannedOrders({ site }: { site: string | null }) {
  const { t } = useTranslation();
  const waiting = useQuery(plannedOrdersQuery(site)).data?.items.filter((order) => order.phase === 'planned').length ?? 0;
  return <><Link to={'/campaigns' as never}>{t('campaign.title')}</Link>{waiting > 0 && <Link to={'/orders' as never}>{t('orders.waiting', { count: waiting })}</Link>}</>;
}
