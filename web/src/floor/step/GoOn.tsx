import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Primary } from '@/parts/Primary';
import { nextPlace, numberOf } from '../find';
import type { StepProps } from './StepScreen';

/** The way on from what is done: to the next open place, else to the whole batch. */
export function GoOn({ batch, place }: StepProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const next = batch.state === 'running' ? nextPlace(batch, place) : null;
  const open = () => void navigate(next
    ? { to: '/floor/batches/$batch/$number' as never, params: { batch: batch.id, number: numberOf(next) } as never }
    : { to: '/floor/batches/$batch' as never, params: { batch: batch.id } as never });
  return <Primary onClick={open}>{next ? t('floor.work.go-on', { number: numberOf(next) }) : t('floor.step.to-batch')}</Primary>;
}
