import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { associatedQuery } from '@/api/quality';
import { BatchStatus } from '@/parts/batch/BatchStatus';
import css from './exception.module.css';

/** The batches that a field names, whatever stands between them. */
export const named = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];

interface Props {
  exception: string;
  /** The batches chosen so far, as text: what is ticked and what was typed is one list. */
  value: string;
  /** Without it the list is for reading. */
  onChange?: (value: string) => void;
}

/** Batches that share a material lot with this one, computed from what was charged; QA says which of them it touches. */
export function Associated({ exception, value, onChange }: Props) {
  const { t } = useTranslation();
  const { data } = useQuery(associatedQuery(exception));
  const chosen = named(value);
  const toggle = (batch: string) => onChange?.((chosen.includes(batch) ? chosen.filter((one) => one !== batch) : [...chosen, batch]).join(', '));
  if (!data) return null;
  if (data.items.length === 0) return <p className="th-label">{t('exceptions.associated-none')}</p>;
  return (
    <fieldset className={css.associated}>
      <legend>{t('exceptions.associated')}</legend>
      <ul>
        {data.items.map((one) => (
          <li key={one.batch}>
            {onChange && <Checkbox checked={chosen.includes(one.batch)} onChange={() => toggle(one.batch)} aria-label={t('exceptions.touches', { batch: one.batch })} />}
            <Link to={'/batches/$batch' as never} params={{ batch: one.batch } as never} className="th-mono">{one.batch}</Link>
            <BatchStatus of={one} />
            <span className="th-label">{t('exceptions.shares', { lots: one.lots.map((lot) => lot.lot).join(', '), count: one.lots.length })}</span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
