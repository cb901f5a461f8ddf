import { Button, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { grades } from '@/api/batches';
import { type ExceptionRow, exceptionsQuery } from '@/api/quality';
import { Status } from '@/parts/status/Status';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useSite } from '@/shell/site';
import { ExceptionTabs } from './ExceptionTabs';
import { type ExceptionsSearch, narrowings } from './search';
import css from './exception.module.css';

const narrowed = (search: ExceptionsSearch) => Object.fromEntries(narrowings.filter((name) => search[name]).map((name) => [name, search[name]!]));

/** Every exception of every batch, newest first; open ones unless all are asked for. */
export function ExceptionsScreen() {
  const { t } = useTranslation();
  const { site } = useSite();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as ExceptionsSearch;
  const query = useQuery(exceptionsQuery({ site, grade: search.grade, open: search.show === 'all' ? undefined : true, overdue: search.show === 'overdue' ? true : undefined, ...narrowed(search) }));
  const go = (change: ExceptionsSearch) => void navigate({ to: '.', replace: true, search: ((before: object) => ({ ...before, ...change })) as never });
  const columns = useColumns();
  return (
    <OfficePage fill title={t('batch.exceptions')} tools={<>
      <SegmentedControl aria-label={t('exceptions.show')} value={search.show ?? 'open'} onChange={(next) => go({ show: next === 'open' ? undefined : (next as 'all' | 'overdue') })} data={[{ value: 'open', label: t('exceptions.open') }, { value: 'overdue', label: t('exceptions.overdue') }, { value: 'all', label: t('exceptions.all') }]} />
      <Select aria-label={t('exceptions.grade')} placeholder={t('exceptions.grade')} clearable clearButtonProps={{ 'aria-label': t('verb.clear') }} w={170} value={search.grade ?? null} onChange={(next) => go({ grade: next ?? undefined })} data={grades.map((value) => ({ value, label: t(`status.exception.${value}`) }))} />
    </>}>
      <ExceptionTabs />
      {Object.keys(narrowed(search)).length > 0 && (
        <p className={css.filters}>
          <span>{t('exceptions.narrowed', { by: Object.entries(narrowed(search)).map(([name, value]) => (name === 'kind' ? t(`batch.kind.${value}`) : name === 'cause' ? t(`exceptions.causes.${value}`) : value)).join(' · ') })}</span>
          <Button variant="subtle" onClick={() => go(Object.fromEntries(narrowings.map((name) => [name, undefined])))}>{t('verb.clear')}</Button>
        </p>
      )}
      <QueryView query={query} rows={12} empty={{ when: (page) => page.items.length === 0, view: <Empty>{t('exceptions.none')}</Empty> }}>
        {(page) => <VirtualTable label={t('batch.exceptions')} rows={page.items} columns={columns} rowKey={(row) => row.id} rowHeight={44} onOpen={(row) => void navigate({ to: '/exceptions/$exception' as never, params: { exception: row.id } as never })} />}
      </QueryView>
    </OfficePage>
  );
}

function useColumns(): Column<ExceptionRow>[] {
  const { t } = useTranslation();
  return useMemo(() => [
    { key: 'grade', header: t('exceptions.grade'), width: '12.5rem', cell: (row) => <Status of="exception" value={row.grade} closed={row.concludedAt !== null} /> },
    { key: 'id', header: t('exceptions.id'), width: '8.5rem', cell: (row) => <b className="th-mono">{row.id}</b> },
    { key: 'site', header: t('board.site'), width: '4.5rem', from: 50, cell: (row) => row.site },
    { key: 'kind', header: t('exceptions.kind'), width: 'minmax(9rem, 0.8fr)', from: 44, cell: (row) => t(`batch.kind.${row.kind}`) },
    { key: 'what', header: t('exceptions.what'), width: 'minmax(10rem, 2.4fr)', cell: (row) => <span title={row.description}>{row.description}</span> },
    { key: 'next', header: t('exceptions.next'), width: 'minmax(11.5rem, 0.8fr)', from: 56, cell: (row) => (row.concludedAt ? t('exceptions.concluded') : row.justified ? row.next.map((role) => t(`role.${role}`)).join(' / ') : t('exceptions.justify')) },
    { key: 'due', header: t('exceptions.due'), width: '13.75rem', from: 78, cell: (row) => row.dueAt && <span className={row.overdue ? css.late : undefined}>{row.overdue && `${t('exceptions.overdue')} · `}<Time at={row.dueAt} zone={row.zone} /></span> },
    { key: 'opened', header: t('exceptions.opened'), width: '13.75rem', from: 66, cell: (row) => <Time at={row.openedAt} zone={row.zone} /> },
  ], [t]);
}
