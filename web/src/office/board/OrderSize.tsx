import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { type Quantity, quantity } from '@/i18n/format';
import { useText } from '@/parts/batch/text';
import type { MasterSizes } from './orders';
import { scaled, shareOf } from './scale';
import css from './board.module.css';

interface Props {
  master: MasterSizes | undefined;
  /** The id of a named size, or digits where the recipe names none. */
  value: string;
  onChange: (next: string) => void;
}

/** How large the batch is: by the name of an approved size, or a number within the approved range. */
export function OrderSize({ master, value, onChange }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const language = useLanguage();
  const show = (one: Quantity) => quantity(one, language);
  const sizes = master?.batchSize;
  if (master?.batchSizes && master.batchSizes.length > 0) {
    return (
      <Select label={t('board.size')} allowDeselect={false} value={value || null} onChange={(next) => onChange(next ?? '')}
        data={master.batchSizes.map((one) => ({ value: one.id, label: `${text(one.name)} · ${show(one.size)}` }))} description={t('board.size-approved')} />
    );
  }

  const nominal = sizes?.nominal;
  const range = nominal && sizes.min && sizes.max ? t('board.size-range', { nominal: show(nominal), low: show(sizes.min), high: show(sizes.max) }) : nominal && t('board.size-only', { nominal: show(nominal) });
  return (
    <TextInput label={nominal ? t('board.size-in', { unit: nominal.unit }) : t('board.size')} inputMode="decimal" value={value} onChange={(event) => onChange(event.currentTarget.value)} autoComplete="off"
      placeholder={nominal?.value} description={range ?? t('board.size-nominal')} />
  );
}

/** What the size makes of the formula; the master is written for its nominal size. */
export function Scaled({ master, planned }: { master: MasterSizes; planned: Quantity }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const nominal = master.batchSize?.nominal;
  const share = nominal && shareOf(planned, nominal);
  if (!nominal || share == null) return null;
  const inputs = (master.formula?.inputs ?? []).flatMap((one) => {
    const here = one.quantity && scaled(one.quantity, planned, nominal);
    return here && one.quantity ? [{ id: one.id, name: one.name, master: one.quantity, here }] : [];
  });
  return (
    <section className={css.scaled} aria-label={t('board.scaled')}>
      <p>{t('board.scaling', { share: quantity({ value: share, unit: '%' }, language), nominal: quantity(nominal, language) })}</p>
      {inputs.length > 0 && (
        <table>
          <thead><tr><th scope="col">{t('board.input')}</th><th scope="col">{t('board.in-master')}</th><th scope="col">{t('board.in-batch')}</th></tr></thead>
          <tbody>{inputs.map((one) => <tr key={one.id}><th scope="row">{one.name}</th><td>{quantity(one.master, language)}</td><td>{quantity(one.here, language)}</td></tr>)}</tbody>
        </table>
      )}
    </section>
  );
}
