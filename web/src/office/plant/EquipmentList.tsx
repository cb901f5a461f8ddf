import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Equipment, equipmentQuery } from '@/api/plant';
import { Status } from '@/parts/status/Status';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Empty, QueryView } from '@/parts/views/Views';
import { useSite, useZoneOf } from '@/shell/site';
import { HoldTimer } from '@/parts/equipment/HoldTimer';
import { calibrationOf, standingOf } from '../equipment/standing';

export function EquipmentList() {
  const { t } = useTranslation();
  const { site } = useSite();
  const navigate = useNavigate();
  const query = useQuery(equipmentQuery(site));
  const columns = useColumns();
  return (
    <QueryView query={query} rows={12} empty={{ when: (page) => page.items.length === 0, view: <Empty>{t('plant.equipment.empty')}</Empty> }}>
      {(page) => <VirtualTable label={t('plant.view.equipment')} rows={page.items} columns={columns} rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/equipment/$equipment' as never, params: { equipment: row.id } as never })} />}
    </QueryView>
  );
}

const BatchLink = ({ id }: { id: string }) => <Link className="th-mono" to={'/batches/$batch' as never} params={{ batch: id } as never}>{id}</Link>;

function useColumns(): Column<Equipment>[] {
  const { t } = useTranslation();
  const zoneOf = useZoneOf();
  return useMemo(() => [
    { key: 'state', header: t('board.state'), width: 'minmax(9.75rem, 0.6fr)', cell: (row) => <Status of="equipment" value={standingOf(row)} /> },
    { key: 'id', header: t('plant.id'), width: 'minmax(7.5rem, 0.6fr)', cell: (row) => <b className="th-mono">{row.id}</b> },
    { key: 'name', header: t('plant.name'), width: 'minmax(9rem, 1.4fr)', cell: (row) => <span title={row.class ?? undefined}>{row.name}</span> },
    { key: 'area', header: t('plant.area'), width: 'minmax(7rem, 0.7fr)', from: 44, cell: (row) => row.area ?? row.site },
    { key: 'batch', header: t('board.batch'), width: '7rem', from: 38, cell: (row) => row.batch && <BatchLink id={row.batch} /> },
    { key: 'kept', header: t('equipment.allocated'), width: '7rem', from: 74, cell: (row) => row.allocatedTo && <BatchLink id={row.allocatedTo} /> },
    { key: 'hold', header: t('equipment.hold.title'), width: 'minmax(13rem, 1fr)', from: 66, cell: (row) => <HoldTimer hold={row.hold} /> },
    {
      key: 'due', header: t('plant.equipment.due'), width: 'minmax(15.5rem, 1fr)', from: 56,
      cell: (row) => { const late = calibrationOf(row.calibrationDueOn, zoneOf(row.site)); return <>{row.calibrationDueOn ?? '–'} {late && <Status of="equipment" value={late} size="small" />}</>; },
    },
  ], [t, zoneOf]);
}
