import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EquipmentDetail } from '@/api/equipment';
import { proceduresQuery } from '@/api/procedures';
import { holdsAt, useMe } from '@/api/session';
import { useText } from '@/parts/batch/text';
import { useWaitText } from '@/parts/batch/waits';
import { StartProcedure } from '@/parts/procedures/StartProcedure';
import { Status } from '@/parts/status/Status';
import { Time } from '@/parts/Time';
import lotCss from '../lot/lot.module.css';

const recent = 10;

/** Cleaning, calibration and checks by approved procedures, without a batch: begin one, and the records of the last. */
export function PieceProcedures({ piece }: { piece: EquipmentDetail }) {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe();
  const waitText = useWaitText();
  const navigate = useNavigate();
  const { line } = piece;
  const query = useQuery(proceduresQuery({ equipment: line.id }));
  const mayStart = line.condition !== 'in-use' && holdsAt(me, line.site, 'operator', 'supervisor', 'planner');
  const open = (batch: string) => void navigate({ to: '/batches/$batch' as never, params: { batch } as never });
  const rows = query.data ?? [];
  if (!mayStart && rows.length === 0) return null;
  return (
    <section className={lotCss.panel}>
      <h2>{t('procedure.title')}</h2>
      {mayStart && <StartProcedure equipment={line} onStarted={open} />}
      {rows.length > 0 && (
        <table className={lotCss.table}>
          <tbody>
            {rows.slice(0, recent).map((row) => (
              <tr key={row.id}>
                <th scope="row"><Link className="th-mono" to={'/batches/$batch' as never} params={{ batch: row.id } as never}>{row.id}</Link></th>
                <td>{t(`procedure.kind.${row.kind}`)} · {text(row.recipeTitle)}</td>
                <td><Time at={row.releasedAt} zone={row.zone} /></td>
                <td>{row.acceptedAt ? t('procedure.accepted') : <Status of="batch" value={row.state} />} {row.waitsFor[0] && waitText(row.waitsFor[0])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
