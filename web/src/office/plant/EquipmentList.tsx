import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Equipment, equipmentQuery } from '@/api/plant';
import { holds, useMe } from '@/api/session';
import { Status } from '@/parts/status/Status';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Empty, QueryView } from '@/parts/views/Views';
import { useSite } from '@/shell/site';
import { DeviceDialog } from '../devices/DeviceDialog';

const conditions: Record<string, string> = { clean: 'clean', 'in-use': 'in-use', 'to-be-cleaned': 'to-clean' };
const soonDays = 30;

/** A calibration that is over, or will be within a month. */
function calibration(due: string | null): string | null {
  const days = due ? (new Date(due).getTime() - Date.now()) / 86_400_000 : Infinity;
  return days < -1 ? 'overdue' : days < soonDays ? 'due-soon' : null;
}

export function EquipmentList() {
  const { t } = useTranslation();
  const { site } = useSite();
  const query = useQuery(equipmentQuery(site));
  const columns = useColumns();
  // An administrator says how a balance or a label printer is reached; other equipment has no line.
  const [device, setDevice] = useState<Equipment | null>(null);
  const mayRegister = holds(useMe(), 'administrator');
  const register = (row: Equipment) => (row.class === 'balance' || row.class === 'label-printer') && setDevice(row);
  return (
    <>
      <QueryView query={query} rows={12} empty={{ when: (page) => page.items.length === 0, view: <Empty>{t('plant.equipment.empty')}</Empty> }}>
        {(page) => <VirtualTable label={t('plant.view.equipment')} rows={page.items} columns={columns} rowKey={(row) => row.id} onOpen={mayRegister ? register : undefined} />}
      </QueryView>
      <DeviceDialog equipment={device} onClose={() => setDevice(null)} />
    </>
  );
}

function useColumns(): Column<Equipment>[] {
  const { t } = useTranslation();
  return useMemo(() => [
    { key: 'state', header: t('board.state'), width: 'minmax(9.75rem, 0.6fr)', cell: (row) => <Status of="equipment" value={conditions[row.condition] ?? row.condition} /> },
    { key: 'id', header: t('plant.id'), width: 'minmax(7.5rem, 0.6fr)', cell: (row) => <b className="th-mono">{row.id}</b> },
    { key: 'name', header: t('plant.name'), width: 'minmax(9rem, 1.4fr)', cell: (row) => <span title={row.class ?? undefined}>{row.name}</span> },
    { key: 'area', header: t('plant.area'), width: 'minmax(7rem, 0.7fr)', from: 44, cell: (row) => row.area ?? row.site },
    { key: 'batch', header: t('board.batch'), width: '7rem', from: 38, cell: (row) => row.batch && <Link className="th-mono" to={'/batches/$batch' as never} params={{ batch: row.batch } as never}>{row.batch}</Link> },
    {
      key: 'due', header: t('plant.equipment.due'), width: 'minmax(15.5rem, 1fr)', from: 62,
      cell: (row) => { const late = calibration(row.calibrationDueOn); return <>{row.calibrationDueOn ?? '–'} {late && <Status of="equipment" value={late} size="small" />}</>; },
    },
  ], [t]);
}
