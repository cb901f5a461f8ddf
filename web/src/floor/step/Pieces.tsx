import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { needsQuery } from '@/api/equipment';
import { Status } from '@/parts/status/Status';
import { HoldTimer } from '@/parts/equipment/HoldTimer';
import css from '../floor.module.css';

const conditions: Record<string, string> = { clean: 'clean', 'in-use': 'in-use', 'to-be-cleaned': 'to-clean' };

/** The pieces of the class that stand here, and how: which to walk to. Without network nothing is shown; the scan decides anyway. */
export function Pieces({ batch, equipmentClass }: { batch: string; equipmentClass: string }) {
  const { t } = useTranslation();
  const query = useQuery(needsQuery(batch));
  const need = query.data?.items.find((one) => one.class === equipmentClass);
  if (!need || need.candidates.length === 0) return null;
  const shown = need.allocated.length > 0 ? need.candidates.filter((one) => need.allocated.includes(one.id)) : need.candidates;
  return (
    <>
      {need.allocated.length > 0 && <p>{t('equipment.needs.only-kept', { list: need.allocated.join(', ') })}</p>}
      <ul className={css.pieces}>
        {shown.map((one) => (
          <li key={one.id}>
            <b className="th-mono">{one.id}</b> <span>{one.name}</span>
            <Status of="equipment" value={one.why === 'equipment-out-of-service' ? 'out-of-service' : one.why === 'equipment-calibration-overdue' ? 'overdue' : one.holdExpired ? 'hold-over' : (conditions[one.condition] ?? one.condition)} size="small" />
            {one.why && one.why in { 'equipment-in-use': 1, 'equipment-allocated-elsewhere': 1 } && <span>{t(`equipment.not.${one.why}`, { batch: one.allocatedTo ?? one.batch ?? '' })}</span>}
            <HoldTimer hold={one.holdUntil ? { kind: one.condition === 'clean' ? 'clean' : 'dirty', since: '', until: one.holdUntil, expired: one.holdExpired } : null} />
          </li>
        ))}
      </ul>
    </>
  );
}
