import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type EquipmentDetail, logKinds, type LogLine, logQuery, type LogSearch } from '@/api/equipment';
import { duration } from '@/i18n/format';
import { useText } from '@/parts/batch/text';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import lotCss from '../lot/lot.module.css';
import { stretchesOf } from './strip';
import hold from '@/parts/equipment/holdTimer.module.css';
import css from './equipment.module.css';

const windowDays = 14;

/** Date, time, product, lot and person of everything that happened to it, newest first, numbered without gaps. */
export function EquipmentLog({ piece }: { piece: EquipmentDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as LogSearch;
  const query = useQuery(logQuery(piece.line.id, search));
  const columns = useColumns();
  const set = (change: LogSearch) => void navigate({ to: '.', replace: true, search: ((before: LogSearch) => ({ ...before, ...change })) as never });
  return (
    <section className={lotCss.panel}>
      <h2>{t('equipment.log')}</h2>
      <Strip piece={piece} />
      <div className={css.filters}>
        <NativeSelect label={t('equipment.what')} value={search.kind ?? ''} data={[{ value: '', label: t('equipment.everything') }, ...logKinds.map((value) => ({ value, label: t(`equipment.kind.${value}`) }))]} onChange={(event) => set({ kind: event.currentTarget.value || undefined })} />
        <TextInput label={t('board.batch')} value={search.batch ?? ''} onChange={(event) => set({ batch: event.currentTarget.value.trim() || undefined })} autoComplete="off" />
        <TextInput label={t('trends.from')} type="date" value={search.from ?? ''} onChange={(event) => set({ from: event.currentTarget.value || undefined })} />
        <TextInput label={t('trends.to')} type="date" value={search.to ?? ''} onChange={(event) => set({ to: event.currentTarget.value || undefined })} />
      </div>
      <QueryView query={query} rows={8} empty={{ when: (page) => page.items.length === 0, view: <Empty>{t('equipment.log-empty')}</Empty> }}>
        {(page) => <div className={css.log}><VirtualTable label={t('equipment.log')} rows={page.items} columns={columns} rowKey={(row) => row.number} /></div>}
      </QueryView>
    </section>
  );
}

/** The last two weeks at a glance: clean, in use by which batch, to be cleaned. */
function Strip({ piece }: { piece: EquipmentDetail }) {
  const { t } = useTranslation();
  const query = useQuery(logQuery(piece.line.id, {}));
  const stretches = useMemo(() => {
    const to = Date.now();
    return query.data ? stretchesOf(query.data.items, to - windowDays * 86_400_000, to) : [];
  }, [query.data]);
  if (stretches.length === 0) return null;
  const said = (one: (typeof stretches)[number]) => `${t(`equipment.is.${one.is}`)}${one.batch ? ` ${one.batch}` : ''}`;
  return (
    <>
      <div className={css.strip} role="img" aria-label={t('equipment.strip', { days: windowDays, list: stretches.map(said).join(', ') })}>
        {stretches.map((one) => <span key={one.from} data-is={one.is} style={{ flexGrow: one.to - one.from, flexBasis: 0 }} title={`${said(one)} · ${duration((one.to - one.from) / 1000)}`}>{one.batch ?? t(`equipment.is.${one.is}`)}</span>)}
      </div>
      <p className={css.ends}><Time at={new Date(stretches[0]!.from).toISOString()} zone={piece.zone} /><span>{t('equipment.now')}</span></p>
    </>
  );
}

function useColumns(): Column<LogLine>[] {
  const { t } = useTranslation();
  const text = useText();
  return useMemo(() => [
    { key: 'number', header: '#', width: '3.5rem', align: 'right', cell: (row) => row.number },
    { key: 'at', header: t('trends.at'), width: '14rem', cell: (row) => <Link to={'/activity' as never} search={{ entry: row.entry } as never}><Time at={row.at} zone={row.zone} /></Link> },
    { key: 'kind', header: t('equipment.what'), width: 'minmax(8.5rem, 1fr)', cell: (row) => t(`equipment.kind.${row.kind}`) },
    { key: 'batch', header: t('board.batch'), width: '8rem', cell: (row) => row.batch && <Link className="th-mono" to={'/batches/$batch' as never} params={{ batch: row.batch } as never}>{row.batch}</Link> },
    { key: 'product', header: t('trends.product'), width: 'minmax(7rem, 1fr)', from: 48, cell: (row) => <span title={row.product ?? undefined}>{row.product}</span> },
    { key: 'phase', header: t('equipment.phase'), width: 'minmax(6rem, 1fr)', from: 56, cell: (row) => row.phase && `${row.phase} ${row.phaseTitle ? text(row.phaseTitle) : ''}` },
    {
      key: 'hold', header: t('equipment.hold.title'), width: '9.5rem', from: 72,
      cell: (row) => row.hold && <span className={hold.hold} data-tone={row.hold.exceeded ? 'act' : 'grey'}>{t(`equipment.hold.${row.hold.kind}`)} {duration(row.hold.minutes * 60)}{row.hold.exceeded ? ` > ${row.hold.limitHours} h` : ''}</span>,
    },
    { key: 'detail', header: t('equipment.detail'), width: 'minmax(7rem, 1.2fr)', from: 64, cell: (row) => <span title={row.detail ?? undefined}>{row.detail}</span> },
    { key: 'by', header: t('equipment.by'), width: '7.5rem', cell: (row) => row.by },
  ], [t, text]);
}
