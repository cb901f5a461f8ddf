import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import type { Batch } from '@/api/batches';
import { useText } from '@/parts/batch/text';
import { Status } from '@/parts/status/Status';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Time } from '@/parts/Time';
import { type Happening, happeningsOf, type Timeline } from './model';

/** The same as the drawing, in rows. */
export function Happenings({ batch, line }: { batch: Batch; line: Timeline }) {
  const { t } = useTranslation();
  const text = useText();
  const rows = useMemo(() => happeningsOf(line).map((one, index) => ({ ...one, index })), [line]);
  const columns = useMemo((): Column<Happening & { index: number }>[] => [
    { key: 'at', header: t('timeline.at'), width: '13.75rem', cell: (row) => <Time at={new Date(row.at).toISOString()} zone={batch.zone} /> },
    { key: 'lane', header: t('timeline.operation'), width: 'minmax(8rem, 0.8fr)', from: 40, cell: (row) => (row.lane?.operation ? text(row.lane.operation.title) : '') },
    { key: 'what', header: t('timeline.what'), width: 'minmax(12rem, 2fr)', cell: (row) => <What row={row} /> },
    { key: 'by', header: t('timeline.by'), width: 'minmax(7rem, 0.8fr)', from: 34, cell: (row) => row.by },
  ], [t, text, batch.zone]);
  return <VirtualTable label={t('timeline.title')} rows={rows} columns={columns} rowKey={(row) => row.index} height="min(28rem, 60vh)" />;
}

function What({ row }: { row: Happening }) {
  const { t } = useTranslation();
  if (row.signature) return <><Status of="signature" value={row.signature.state === 'valid' ? row.signature.meaning : row.signature.state} size="small" /> {row.number}</>;
  if (row.exception) return <><Status of="exception" value={row.exception.grade} size="small" closed={!row.exception.open} /> <Link to={'/exceptions/$exception' as never} params={{ exception: row.exception.id } as never} className="th-mono">{row.exception.id}</Link></>;
  return <>{t(`timeline.happened.${row.kind}`, { number: row.number ?? '' }).trim()}{row.text && `: ${row.text}`}</>;
}
