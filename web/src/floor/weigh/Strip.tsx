import { useTranslation } from 'react-i18next';
import type { Step, Weighing } from '@/api/batches';
import css from './weigh.module.css';

const stages = ['material', 'balance', 'tare', 'weigh', 'sign'] as const;
export type Stage = (typeof stages)[number];

/** What comes next: a tared container waits for its weight, whatever else was begun. */
export function stageOf(step: Step, weighing: Weighing, isChosen: boolean, hasBalance: boolean): Stage {
  if (weighing.tare) return 'weigh';
  if (isChosen) return hasBalance ? 'tare' : 'balance';
  return weighing.containers.some((one) => one.voided === null) && !step.needs.includes('value') ? 'sign' : 'material';
}

export function Strip({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  return (
    <ol className={css.strip} aria-label={t('floor.weigh.strip')}>
      {stages.map((one) => <li key={one} aria-current={one === stage ? 'step' : undefined} data-past={stages.indexOf(one) < stages.indexOf(stage) || undefined}>{t(`floor.weigh.stage.${one}`)}</li>)}
    </ol>
  );
}
