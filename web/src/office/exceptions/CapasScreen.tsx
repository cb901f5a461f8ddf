import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '@/api/clock';
import { type Capa, capasQuery } from '@/api/exceptions';
import { inZone } from '@/i18n/format';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useSite, useSites } from '@/shell/site';
import { ExceptionTabs } from './ExceptionTabs';
import css from './exception.module.css';

/** What was promised after exceptions, by the day on which it is due. */
export function CapasScreen() {
  const { t } = useTranslation();
  const { site } = useSite();
  const navigate = useNavigate();
  const [show, setShow] = useState<'open' | 'all'>('open');
  const query = useQuery(capasQuery({ site, open: show === 'open' ? true : undefined }));
  const sites = useSites();
  const columns = useMemo((): Column<Capa>[] => {
    const zoneOf = (id: string) => sites.find((one) => one.id === id)?.zone ?? 'UTC';
    const isLate = (row: Capa) => row.closedAt === null && row.dueOn < inZone(serverNow(), zoneOf(row.site)).date;
    return [
      { key: 'capa', header: t('exceptions.capa'), width: '9rem', cell: (row) => <b className="th-mono">{row.capa}</b> },
      { key: 'what', header: t('exceptions.capa-what'), width: 'minmax(12rem, 2fr)', cell: (row) => <span title={row.what}>{row.what}</span> },
      { key: 'owner', header: t('exceptions.capa-owner'), width: 'minmax(8rem, 1fr)', from: 44, cell: (row) => row.owner },
      { key: 'due', header: t('exceptions.capa-due'), width: '8rem', cell: (row) => <span className={isLate(row) ? css.late : undefined}>{row.dueOn}</span> },
      { key: 'exception', header: t('exceptions.id'), width: '9rem', from: 50, cell: (row) => <span className="th-mono">{row.exception}</span> },
      { key: 'result', header: t('exceptions.capa-result'), width: 'minmax(8rem, 1fr)', from: 60, cell: (row) => row.result ?? (isLate(row) ? t('exceptions.overdue') : t('exceptions.open')) },
    ];
  }, [t, sites]);
  return (
    <OfficePage fill title={t('exceptions.tab-capas')} path={[{ label: t('batch.exceptions'), to: '/exceptions' }]} tools={
      <SegmentedControl aria-label={t('exceptions.show')} value={show} onChange={(next) => setShow(next as 'open' | 'all')} data={[{ value: 'open', label: t('exceptions.open') }, { value: 'all', label: t('exceptions.all') }]} />}>
      <ExceptionTabs />
      <QueryView query={query} rows={10} empty={{ when: (page) => page.items.length === 0, view: <Empty>{t('exceptions.capas-none')}</Empty> }}>
        {(page) => <VirtualTable label={t('exceptions.tab-capas')} rows={page.items} columns={columns} rowKey={(row) => `${row.exception}/${row.capa}`} onOpen={(row) => void navigate({ to: '/exceptions/$exception' as never, params: { exception: row.exception } as never })} />}
      </QueryView>
    </OfficePage>
  );
}
