import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type AssociatedBatch, associatedQuery } from '@/api/quality';
import { BatchStatus } from '@/parts/batch/BatchStatus';
import { QueryView } from '@/parts/views/Views';
import css from './exception.module.css';

/** The batches that a field names, whatever stands between them. */
export const named = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];

/** What ties a batch to the exception's: lots shared, made from, made into, and equipment that was not cleaned between. */
const ties = (one: AssociatedBatch): ['lots' | 'made-from' | 'made-into' | 'equipment', string[]][] => ([
  ['lots', one.lots.map((lot) => lot.lot)], ['made-from', one.madeFrom.map((lot) => lot.lot)], ['made-into', one.madeInto.map((lot) => lot.lot)],
  ['equipment', one.equipment],
] as ['lots' | 'made-from' | 'made-into' | 'equipment', string[]][]).filter(([, what]) => what.length > 0);

interface Props {
  exception: string;
  /** The batches chosen so far, as text: what is ticked and what was typed is one list. */
  value: string;
  /** Without it the list is for reading. */
  onChange?: (value: string) => void;
}

/** Batches tied to this one by lots or equipment, computed from the genealogy; QA says which of them it touches. */
export function Associated({ exception, value, onChange }: Props) {
  const { t } = useTranslation();
  const query = useQuery(associatedQuery(exception));
  const chosen = named(value);
  const toggle = (batch: string) => onChange?.((chosen.includes(batch) ? chosen.filter((one) => one !== batch) : [...chosen, batch]).join(', '));
  // Nobody concludes without having seen them: what could not be loaded is said.
  if (!query.data) return <QueryView query={query} rows={2}>{() => null}</QueryView>;
  const { data } = query;
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
            <span className="th-label">{ties(one).map(([how, what]) => t(`exceptions.tie.${how}`, { what: what.join(', ') })).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {data.cut && <p className="th-label">{t('exceptions.associated-cut')}</p>}
    </fieldset>
  );
}
