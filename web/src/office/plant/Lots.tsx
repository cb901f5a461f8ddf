import { Checkbox, Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Lot, lotsQuery } from '@/api/plant';
import { useLanguage } from '@/i18n';
import { quantity } from '@/i18n/format';
import { Status } from '@/parts/status/Status';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Empty, QueryView } from '@/parts/views/Views';
import { useSite } from '@/shell/site';
import { lotStates, type PlantSearch } from './search';

/** Expiry outweighs the decision: an expired lot is not used, whoever released it. */
const statusOf = (lot: Lot) => (lot.status === 'rejected' ? 'rejected' : lot.expired ? 'expired' : lot.status === 'released' && lot.expiresSoon ? 'expires-soon' : lot.status);

const soon = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** What the filters in the address leave of the lots. */
export function narrowed(lots: readonly Lot[], search: PlantSearch): Lot[] {
  const words = (search.q ?? '').trim().toLocaleLowerCase();
  const until = soon();
  return lots.filter((one) =>
    (words === '' || [one.id, one.material, one.materialName, one.supplierLot, one.supplier].join(' ').toLocaleLowerCase().includes(words))
    && (!search.state || (search.state === 'expired' ? one.expired : one.status === search.state))
    && (!search.zone || one.storageZone === search.zone)
    && (!search.near || one.expired || one.expiresSoon || (one.retestOn !== null && one.retestOn <= until)));
}

export function Lots() {
  const { t } = useTranslation();
  const { site } = useSite();
  const query = useQuery(lotsQuery(site));
  const columns = useColumns();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as PlantSearch;
  return (
    <>
      <QueryView query={query} rows={12} empty={{ when: (page) => page.items.length === 0, view: <Empty>{t('plant.lot.empty')}</Empty> }}>
        {(page) => {
          const rows = narrowed(page.items, search);
          return (
            <>
              <LotFilters lots={page.items} search={search} />
              {rows.length === 0 ? <Empty>{t('lot.none-fits')}</Empty>
                : <VirtualTable label={t('plant.view.lots')} rows={rows} columns={columns} rowKey={(row) => row.id} onOpen={(row) => void navigate({ to: '/lots/$lot' as never, params: { lot: row.id } as never })} />}
            </>
          );
        }}
      </QueryView>
    </>
  );
}

function LotFilters({ lots, search }: { lots: readonly Lot[]; search: PlantSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const change = (next: PlantSearch) => void navigate({ to: '.', replace: true, search: ((before: object) => ({ ...before, ...next })) as never });
  const zones = [...new Set(lots.flatMap((one) => one.storageZone ?? []))].sort();
  return (
    <Group gap={12} mb={8}>
      <TextInput aria-label={t('lot.search')} placeholder={t('lot.search')} w={320} value={search.q ?? ''} onChange={(event) => change({ q: event.currentTarget.value || undefined })} />
      <Select aria-label={t('lot.state-filter')} placeholder={t('lot.any-state')} clearable clearButtonProps={{ 'aria-label': t('verb.clear') }} w={180} value={search.state ?? null}
        data={lotStates.map((value) => ({ value, label: t(`status.lot.${value}`) }))} onChange={(next) => change({ state: (next ?? undefined) as PlantSearch['state'] })} />
      {zones.length > 0 && (
        <Select aria-label={t('lot.zone')} placeholder={t('lot.any-zone')} clearable clearButtonProps={{ 'aria-label': t('verb.clear') }} w={180} value={search.zone ?? null} data={zones} onChange={(next) => change({ zone: next ?? undefined })} />
      )}
      <Checkbox label={t('lot.near')} checked={search.near ?? false} onChange={(event) => change({ near: event.currentTarget.checked || undefined })} />
    </Group>
  );
}

function useColumns(): Column<Lot>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(() => [
    { key: 'status', header: t('board.state'), width: 'minmax(9.5rem, 0.6fr)', cell: (row) => <Status of="lot" value={statusOf(row)} /> },
    { key: 'id', header: t('trace.lot'), width: 'minmax(7rem, 0.6fr)', cell: (row) => <b className="th-mono">{row.id}</b> },
    { key: 'material', header: t('trace.material'), width: 'minmax(9rem, 1.4fr)', cell: (row) => <span title={row.material}>{row.materialName}</span> },
    { key: 'site', header: t('board.site'), width: '4.5rem', from: 44, cell: (row) => (row.underWayTo ? `→ ${row.underWayTo}` : row.site) },
    { key: 'zone', header: t('lot.zone'), width: '6rem', from: 78, cell: (row) => <span className="th-mono">{row.storageZone ?? '–'}</span> },
    { key: 'quantity', header: t('plant.lot.on-hand'), width: 'minmax(9.5rem, 0.6fr)', from: 38, align: 'right', cell: (row) => quantity(row.quantity, language) },
    { key: 'reserved', header: t('lot.reserved-short'), width: 'minmax(8.5rem, 0.5fr)', from: 66, align: 'right', cell: (row) => (Number(row.reserved.value) === 0 ? '–' : quantity(row.reserved, language)) },
    { key: 'expiry', header: t('office.batch.expires'), width: '7rem', from: 52, cell: (row) => row.expiryOn ?? '–' },
    { key: 'retest', header: t('lot.retest-on'), width: '7rem', from: 88, cell: (row) => row.retestOn ?? '–' },
    { key: 'supplier', header: t('trace.supplier'), width: 'minmax(10rem, 1.4fr)', from: 64, cell: (row) => <span title={`${row.supplier} ${row.supplierLot}`}>{row.supplier} <span className="th-mono">{row.supplierLot}</span></span> },
  ], [t, language]);
}
