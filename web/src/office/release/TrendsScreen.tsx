import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconTableExport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { trendPath, trendProductsQuery, trendQuery, type TrendRow } from '@/api/trends';
import { useText } from '@/parts/batch/text';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useSite } from '@/shell/site';
import css from './release.module.css';
import type { TrendSearch } from './search';

/** Every in-process value, laboratory result and yield of a product over its batches: what the annual review is written from. */
export function TrendsScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { site } = useSite();
  const search = useSearch({ strict: false }) as TrendSearch;
  const products = useQuery(trendProductsQuery);
  const product = search.product ?? products.data?.items[0]?.code;
  const query = useQuery({ ...trendQuery({ product: product ?? '', site, from: search.from, to: search.to }), enabled: product !== undefined });
  const set = (change: TrendSearch) => void navigate({ to: '.', replace: true, search: ((before: TrendSearch) => ({ ...before, ...change })) as never });
  const rows = (query.data?.items ?? []).filter((row) => !search.step || row.key === search.step);
  const steps = useSteps(query.data?.items ?? []);
  const columns = useColumns();
  return (
    <OfficePage fill title={t('trends.title')} path={[{ label: t('release.title'), to: '/release' }]}
      tools={<>
        <NativeSelect aria-label={t('trends.product')} value={product ?? ''} data={(products.data?.items ?? []).map((one) => ({ value: one.code, label: `${one.code} ${one.name ?? ''}`.trim() }))} onChange={(event) => set({ product: event.currentTarget.value, step: undefined })} />
        <NativeSelect aria-label={t('trends.value')} value={search.step ?? ''} data={[{ value: '', label: t('trends.all-values') }, ...steps]} onChange={(event) => set({ step: event.currentTarget.value || undefined })} />
        <TextInput aria-label={t('trends.from')} type="date" value={search.from ?? ''} onChange={(event) => set({ from: event.currentTarget.value || undefined })} />
        <TextInput aria-label={t('trends.to')} type="date" value={search.to ?? ''} onChange={(event) => set({ to: event.currentTarget.value || undefined })} />
        {product && <Button component="a" href={trendPath({ product, site, from: search.from, to: search.to }, 'csv')} leftSection={<IconTableExport stroke={1.75} size={20} />}>{t('trends.csv')}</Button>}
      </>}>
      <p className={css.sum}>{t('trends.sum', { count: rows.length, batches: new Set(rows.map((row) => row.batch)).size, outside: rows.filter((row) => row.verdict === 'outside').length })}</p>
      <QueryView query={query} rows={10} empty={{ when: () => rows.length === 0, view: <Empty>{t('trends.none')}</Empty> }}>
        {() => <VirtualTable label={t('trends.title')} rows={rows} columns={columns} rowKey={(row) => `${row.batch} ${row.key} ${row.row} ${row.supersededBy ?? 0}`} />}
      </QueryView>
    </OfficePage>
  );
}

function useSteps(rows: readonly TrendRow[]) {
  const text = useText();
  return useMemo(() => [...new Map(rows.map((row) => [row.key, row])).values()].map((row) => ({ value: row.key, label: `${row.number} ${text(row.title)}` })), [rows, text]);
}

function useColumns(): Column<TrendRow>[] {
  const { t } = useTranslation();
  const text = useText();
  return useMemo(() => [
    { key: 'batch', header: t('board.batch'), width: '7rem', cell: (row) => <Link to={'/batches/$batch' as never} params={{ batch: row.batch } as never}>{row.batch}</Link> },
    { key: 'site', header: t('board.site'), width: '4rem', from: 52, cell: (row) => row.site },
    { key: 'step', header: t('trends.value'), width: 'minmax(12rem, 2fr)', cell: (row) => <span title={text(row.title)}>{row.number} {text(row.title)}</span> },
    { key: 'read', header: t('trends.reading'), width: '7rem', align: 'right', cell: (row) => (row.supersededBy === null ? <b>{row.value}</b> : <s title={t('trends.superseded')}>{row.value}</s>) },
    { key: 'unit', header: t('trends.unit'), width: '4rem', cell: (row) => row.unit ?? '' },
    { key: 'percent', header: '%', width: '5rem', align: 'right', cell: (row) => row.percent ?? '' },
    { key: 'verdict', header: t('trends.verdict'), width: '8rem', cell: (row) => t(`trends.is.${row.verdict}`) },
    { key: 'corrected', header: t('trends.corrected'), width: '6rem', from: 60, cell: (row) => (row.corrections > 0 ? row.corrections : '') },
    { key: 'at', header: t('trends.at'), width: '14rem', from: 70, cell: (row) => <Time at={row.at} zone={row.zone} /> },
  ], [t, text]);
}
