import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { behindQuery, type FigureBatch, type FigureFilter, type FigureGroup, type FigureKind, figureKinds, figuresQuery } from '@/api/board';
import { useLanguage } from '@/i18n';
import { BatchStatus } from '@/parts/batch/BatchStatus';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useSite, useSites } from '@/shell/site';
import { FigureNumber, FigureValue } from './FigureValue';
import { type FiguresSearch, figureGroupings, periodOf, periods } from './figuresSearch';
import css from './board.module.css';

/** Figures by site and product over all batches of a period; a press on a number shows the very batches behind it. */
export function FiguresScreen() {
  const { t } = useTranslation();
  const { site } = useSite();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as FiguresSearch;
  const go = (change: FiguresSearch) => void navigate({ to: '.', replace: true, search: ((before: object) => ({ ...before, ...change })) as never });
  const period = useMemo(() => periodOf(search, new Date()), [search]);
  const by = search.by ?? 'site-product';
  const query = useQuery(figuresQuery({ site, ...period, by }));
  return (
    <OfficePage fill title={t('figures.title')} path={[{ label: t('board.title'), to: '/board' }]} tools={<Period search={search} onChange={go} />}>
      <div className={css.stack}>
        <div className={css.split} data-open={search.figure !== undefined || undefined}>
          <section className={css.figuresTable}>
            <SegmentedControl aria-label={t('figures.by')} value={by} onChange={(next) => go({ by: next as FigureFilter['by'] })} data={figureGroupings.map((value) => ({ value, label: t(`figures.by-${value}`) }))} />
            <QueryView query={query} rows={8} empty={{ when: (data) => data.total.figures.length === 0, view: <Empty>{t('figures.none')}</Empty> }}>
              {(data) => <Groups groups={data.groups} total={{ ...data.total, site: null, product: null }} search={search} onPick={go} />}
            </QueryView>
            {query.data?.cut && <p className="th-hint">{t('figures.cut')}</p>}
            <details className={css.meanings}>
              <summary>{t('figures.how')}</summary>
              <dl>{figureKinds.map((kind) => <div key={kind}><dt>{t(`figures.name.${kind}`)}</dt><dd>{t(`figures.meaning.${kind}`)}</dd></div>)}</dl>
              <p className="th-hint">{t('figures.days')}</p>
            </details>
          </section>
          {search.figure && <Behind figure={search.figure} filter={{ site: search.of ?? site, product: search.product, ...period }} onClose={() => go({ figure: undefined, of: undefined, product: undefined })} />}
        </div>
      </div>
    </OfficePage>
  );
}

function Period({ search, onChange }: { search: FiguresSearch; onChange: (change: FiguresSearch) => void }) {
  const { t } = useTranslation();
  const own = search.from !== undefined || search.to !== undefined;
  const shown = periodOf(search, new Date());
  return (
    <>
      <SegmentedControl aria-label={t('figures.period')} value={own ? 'own' : (search.days ?? '90')} data={[...periods, 'own'].map((value) => ({ value, label: t(`figures.period-${value}`) }))}
        onChange={(next) => onChange(next === 'own' ? { days: undefined, from: shown.from, to: shown.to } : { days: next === '90' ? undefined : next, from: undefined, to: undefined })} />
      {own && <TextInput type="date" aria-label={t('figures.from')} value={search.from ?? ''} onChange={(event) => onChange({ from: event.currentTarget.value || undefined })} />}
      {own && <TextInput type="date" aria-label={t('figures.to')} value={search.to ?? ''} onChange={(event) => onChange({ to: event.currentTarget.value || undefined })} />}
    </>
  );
}

function Groups({ groups, total, search, onPick }: { groups: readonly FigureGroup[]; total: FigureGroup; search: FiguresSearch; onPick: (change: FiguresSearch) => void }) {
  const { t } = useTranslation();
  const sites = useSites();
  const name = (group: FigureGroup) => [sites.find((one) => one.id === group.site)?.name ?? group.site, group.productName].filter(Boolean).join(' · ');
  return (
    <table className={css.grid}>
      <thead><tr><th>{t('figures.group')}</th>{figureKinds.map((kind) => <th key={kind} title={t(`figures.meaning.${kind}`)}>{t(`figures.name.${kind}`)}</th>)}</tr></thead>
      <tbody>
        {groups.map((group) => (
          <tr key={`${group.site}/${group.product}`}>
            <th scope="row">{name(group)}</th>
            {figureKinds.map((kind) => <Cell key={kind} group={group} kind={kind} search={search} onPick={onPick} />)}
          </tr>
        ))}
        <tr className={css.total}><th scope="row">{t('figures.total')}</th>{figureKinds.map((kind) => <Cell key={kind} group={total} kind={kind} search={search} onPick={onPick} />)}</tr>
      </tbody>
    </table>
  );
}

function Cell({ group, kind, search, onPick }: { group: FigureGroup; kind: FigureKind; search: FiguresSearch; onPick: (change: FiguresSearch) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const figure = group.figures.find((one) => one.kind === kind);
  if (!figure) return <td>–</td>;
  const picked = search.figure === kind && (search.of ?? null) === group.site && (search.product ?? null) === group.product;
  return (
    <td>
      <button type="button" className={css.cell} aria-pressed={picked} title={t('figures.show', { name: t(`figures.name.${kind}`), count: figure.of })}
        onClick={() => onPick({ figure: kind, of: group.site ?? undefined, product: group.product ?? undefined })}>
        <FigureValue figure={figure} language={language} />
      </button>
    </td>
  );
}

/** The batches behind a figure, those that pull it down first. */
function Behind({ figure, filter, onClose }: { figure: FigureKind; filter: FigureFilter; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const query = useQuery(behindQuery(figure, filter));
  const columns = useColumns(figure);
  const items = query.data?.items;
  const where = [filter.site, items?.find((row) => row.product === filter.product)?.productName ?? filter.product].filter(Boolean).join(' · ');
  return (
    <section className={css.behind} aria-label={t(`figures.name.${figure}`)}>
      <div className={css.above}>
        <h2>{t(`figures.name.${figure}`)}{where && ` · ${where}`}{items && ` · ${t('figures.of', { count: items.length })}`}</h2>
        <Button variant="subtle" onClick={onClose}>{t('verb.close')}</Button>
      </div>
      <p className="th-hint">{t(`figures.meaning.${figure}`)}</p>
      <QueryView query={query} rows={8} empty={{ when: (page) => page.items.length === 0, view: <Empty>{t('figures.none')}</Empty> }}>
        {(page) => <VirtualTable label={t(`figures.name.${figure}`)} rows={page.items} columns={columns} rowKey={(row) => row.id} onOpen={(row) => void navigate({ to: '/batches/$batch' as never, params: { batch: row.id } as never })} />}
      </QueryView>
    </section>
  );
}

function useColumns(figure: FigureKind): Column<FigureBatch>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(() => {
    const yesOrNo = figure === 'right-first-time' || figure === 'on-time';
    return [
      { key: 'batch', header: t('board.batch'), width: '7rem', cell: (row) => <b className="th-mono">{row.id}</b> },
      { key: 'value', header: t('figures.value'), width: 'minmax(6rem, 0.6fr)', align: 'right', cell: (row) => (yesOrNo ? t(Number(row.value) > 0 ? 'figures.yes' : 'figures.no') : <FigureNumber kind={figure} value={row.value} language={language} />) },
      ...(figure === 'right-first-time' || figure === 'exceptions' ? [{ key: 'why', header: t('figures.why'), width: 'minmax(8rem, 1.4fr)', cell: (row: FigureBatch) => [row.exceptions && t('figures.exceptions', { count: row.exceptions }), row.corrections && t('figures.corrections', { count: row.corrections }), row.redone && t('figures.redone', { count: row.redone })].filter(Boolean).join(' · ') }] : []),
      { key: 'state', header: t('board.state'), width: 'minmax(9.5rem, 1fr)', from: 34, cell: (row) => <BatchStatus of={row} /> },
      { key: 'product', header: t('board.product'), width: 'minmax(8rem, 1fr)', from: 44, cell: (row) => row.productName },
      { key: 'site', header: t('board.site'), width: '4rem', from: 40, cell: (row) => row.site },
      { key: 'at', header: t('figures.counted'), width: '13.75rem', from: 52, cell: (row) => <Time at={row.at} zone={row.zone} /> },
    ];
  }, [t, figure, language]);
}
