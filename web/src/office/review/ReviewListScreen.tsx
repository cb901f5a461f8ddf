import { useTranslation } from 'react-i18next';
import type { BoardRow } from '@/api/batches';
import { holds, useMe } from '@/api/session';
import { PickBatch } from './pick';

/** Batches that wait for a review; for the laboratory, those that it may have results for. */
export function ReviewListScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const isLaboratory = holds(me, 'qc-reviewer') && !holds(me, 'qa-reviewer', 'qualified-person', 'auditor');
  return isLaboratory
    ? <PickBatch title={t('laboratory.title')} empty={t('laboratory.no-batch')} to="/review/$batch/laboratory" of={undecided} />
    : <PickBatch title={t('review.title')} empty={t('review.none')} to="/review/$batch" />;
}

const undecided = (row: BoardRow) => row.state !== 'idle' && row.disposition !== 'certified' && row.disposition !== 'rejected';
