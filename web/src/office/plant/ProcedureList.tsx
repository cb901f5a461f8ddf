import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProcedureRow, proceduresQuery } from '@/api/procedures';
import { useText } from '@/parts/batch/text';
import { useWaitText } from '@/parts/batch/waits';
import { Status } from '@/parts/status/Status';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { useSite } from '@/shell/site';

/** Every procedure on equipment, newest first: what runs and what waits to be accepted. */
export function ProcedureList() {
  const { t } = useTranslation();
  const { site } = useSite();
  const navigate = useNavigate();
  const query = useQuery(proceduresQuery({ site }));
  const columns = useColumns();
  return (
    <QueryView query={query} rows={12} empty={{ when: (rows) => rows.length === 0, view: <Empty>{t('procedure.empty')}</Empty> }}>
      {(rows) => <VirtualTable label={t('plant.view.procedures')} rows={rows} columns={columns} rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/batches/$batch' as never, params: { batch: row.id } as never })} />}
    </QueryView>
  );
}

function useColumns(): Column<ProcedureRow>[] {
  const { t } = useTranslation();
  const text = useText();
  const waitText = useWaitText();
  return useMemo(() => [
    { key: 'state', header: t('board.state'), width: '10rem', cell: (row) => (row.acceptedAt ? t('procedure.accepted') : <Status of="batch" value={row.state} />) },
    { key: 'id', header: t('plant.id'), width: '7.5rem', cell: (row) => <b className="th-mono">{row.id}</b> },
    { key: 'kind', header: t('procedure.what'), width: '9rem', cell: (row) => t(`procedure.kind.${row.kind}`) },
    { key: 'equipment', header: t('plant.view.equipment'), width: '8rem', cell: (row) => <span className="th-mono">{row.equipment}</span> },
    { key: 'title', header: t('office.batch.recipe'), width: 'minmax(9rem, 2fr)', from: 44, cell: (row) => text(row.recipeTitle) },
    { key: 'waits', header: t('procedure.waits'), width: 'minmax(8rem, 1fr)', from: 52, cell: (row) => row.waitsFor[0] && waitText(row.waitsFor[0]) },
    { key: 'at', header: t('trends.at'), width: '14rem', from: 62, cell: (row) => <Time at={row.releasedAt} zone={row.zone} /> },
  ], [t, text, waitText]);
}
