import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActivityLine, activityQuery, toServer } from '@/api/activity';
import { Status } from '@/parts/status/Status';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useZone } from '@/shell/site';
import { changeOf, signatureOf } from './change';
import { EntryPanel } from './EntryPanel';
import { Filters } from './Filters';
import { Periodic } from './Periodic';
import { SavedBar } from './SavedBar';
import { Tools } from './Tools';
import { type ActivitySearch, filtersOf } from './search';
import { useNewer } from './useNewer';
import css from './activity.module.css';

/** Every entry as a sentence: by person, record, type, time or words; a row opens the entry as stored, with its proof. */
export function ActivityScreen() {
  const { t } = useTranslation();
  const search = useSearch({ strict: false }) as ActivitySearch;
  const navigate = useNavigate();
  const zone = useZone();
  const filters = useMemo(() => filtersOf(search), [search]);
  const query = useInfiniteQuery(activityQuery(filters, zone));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const through = query.data?.pages[0]?.through ?? 0;
  const newer = useNewer(filters, zone, through);
  const columns = useColumns(search.entry !== undefined);
  const go = useCallback(
    (change: ActivitySearch) => void navigate({ to: '.', search: ((before: object) => ({ ...before, ...change })) as never }),
    [navigate],
  );
  const more = useCallback(() => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
  }, [query]);
  // A page may look through many entries and find none: the search goes on by itself until there is one.
  const emptyPage = query.data?.pages.at(-1)?.items.length === 0;
  useEffect(() => {
    if (emptyPage) more();
  }, [emptyPage, more, query.data]);
  const any = Object.keys(filters).length > 0;
  const looking = rows.length === 0 && query.hasNextPage;

  return (
    <OfficePage fill title={t('activity.title')} tools={
      <>
        <span className="th-hint" role="status">{rows.length > 0 && t('activity.rows', { count: rows.length })}</span>
        <Tools filters={filters} zone={zone} onChange={go} />
      </>
    }>
      {search.saved && <SavedBar id={search.saved} filters={toServer(filters, zone)} through={through} onClose={() => go({ saved: undefined })} />}
      {search.since && <Periodic day={search.since} zone={zone} onChange={go} />}
      <div className={css.bar}>
        <Filters filters={filters} onChange={go} />
        {newer.count > 0 && (
          <Button color="do" variant="default" leftSection={<IconArrowUp stroke={1.75} size={20} />} onClick={() => { newer.clear(); void query.refetch(); }}>
            {t('part.show-new', { count: newer.count })}
          </Button>
        )}
      </div>
      <div className={css.split} data-open={search.entry !== undefined || undefined}>
        <QueryView query={query} rows={14} empty={{ when: () => rows.length === 0 && !looking, view: <Empty>{any ? t('activity.empty') : t('activity.empty-all')}</Empty> }}>
          {() => (
            <VirtualTable label={t('activity.title')} rows={rows} columns={columns} rowKey={numberOf} selected={search.entry} onEnd={more}
              onOpen={(row) => go({ entry: row.number })} footer={query.isFetchingNextPage ? t('shell.loading') : null} />
          )}
        </QueryView>
        {search.entry !== undefined && <EntryPanel number={search.entry} onClose={() => go({ entry: undefined })} onStream={(stream) => go({ stream })} />}
      </div>
    </OfficePage>
  );
}

const numberOf = (row: ActivityLine) => row.number;

/** With the panel open the row says who did what; the rest stands in the panel. */
function useColumns(narrow: boolean): Column<ActivityLine>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const columns: (Column<ActivityLine> & { wide?: true })[] = [
      { key: 'time', header: t('activity.time'), width: '13.5rem', from: 34, cell: (row) => <Time at={row.at} zone={row.zone} /> },
      { key: 'who', header: t('activity.who'), width: '8.5rem', cell: (row) => <span title={row.actor}>{row.actorName}</span> },
      { key: 'what', header: t('activity.what'), width: 'minmax(11rem, 5fr)', cell: (row) => <span title={row.sentence}>{row.sentence}</span> },
      { key: 'change', wide: true, header: t('activity.change'), width: 'minmax(5rem, 1fr)', from: 58, cell: (row) => <Change row={row} /> },
      { key: 'why', wide: true, header: t('activity.why'), width: 'minmax(4rem, 1fr)', from: 66, cell: (row) => <span title={row.reason ?? undefined}>{row.reason}</span> },
      { key: 'terminal', wide: true, header: t('activity.terminal'), width: '5.5rem', from: 78, cell: (row) => <span className="th-mono">{row.terminal}</span> },
      { key: 'signature', wide: true, header: t('activity.signature'), width: '8rem', from: 50, cell: (row) => <Signed row={row} /> },
      { key: 'number', header: '#', width: '4.5rem', from: 44, align: 'right', cell: (row) => <span className="th-hint">{row.number}</span> },
    ];
    return columns.filter((column) => !(narrow && column.wide));
  }, [t, narrow]);
}

function Change({ row }: { row: ActivityLine }) {
  const { old, next } = changeOf(row.fact);
  return <>{old && <s className={css.old}>{old}</s>} {next}</>;
}

/** The meaning; where the record went on without the signature, that. */
function Signed({ row }: { row: ActivityLine }) {
  const meaning = signatureOf(row.fact);
  const worth = row.signature && row.signature !== 'valid' ? row.signature : meaning;
  return meaning && <Status of="signature" value={worth!} size="small" />;
}
