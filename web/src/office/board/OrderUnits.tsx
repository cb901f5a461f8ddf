import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Candidate, orderNeedsQuery } from '@/api/equipment';
import { useText } from '@/parts/batch/text';
import css from './board.module.css';

interface Props {
  order: object;
  /** A piece by its class; what is not named is taken by whoever comes first. */
  chosen: Record<string, string>;
  onChoose: (next: Record<string, string>) => void;
}

/** Equipment that the order keeps for its batch, one piece of each class at most. Nothing is kept before it is signed. */
export function OrderUnits({ order, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const needs = useQuery(orderNeedsQuery(order));
  const classes = needs.data?.items.filter((one) => one.candidates.length > 0) ?? [];
  if (classes.length === 0) return null;
  const say = (one: Candidate) => `${one.id} ${one.name}${one.why ? ` (${t(`equipment.not.${one.why}`, { batch: one.allocatedTo ?? one.batch ?? '', defaultValue: one.why })})` : ''}`;
  return (
    <section className={css.scaled} aria-label={t('board.units.title')}>
      <p>{t('board.units.what')}</p>
      <div className={css.two}>
        {classes.map((need) => (
          <Select key={need.class} label={need.title ? text(need.title) : need.class} placeholder={t('board.units.any')} clearable value={chosen[need.class] ?? null}
            data={need.candidates.map((one) => ({ value: one.id, label: say(one), disabled: one.why !== null }))}
            onChange={(id) => { const { [need.class]: _, ...rest } = chosen; onChoose(id ? { ...rest, [need.class]: id } : rest); }} />
        ))}
      </div>
    </section>
  );
}
