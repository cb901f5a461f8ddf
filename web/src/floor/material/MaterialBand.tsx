import { useTranslation } from 'react-i18next';
import { type Batch, openMaterial } from '@/api/batches';
import css from '../floor.module.css';

/** In-process material that may not be worked on: what was found where, and who decides. */
export function MaterialBand({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  return openMaterial(batch).map((one) => (
    <p key={one.id} className={css.held} role="status">
      {t(`material.${one.state}`, { number: one.number, value: one.value, expected: one.expected })}
    </p>
  ));
}
