import { useTranslation } from 'react-i18next';
import type { StepExtra } from '@/api/batches';
import { useLanguage } from '@/i18n';
import { number, quantity } from '@/i18n/format';
import { useText } from '@/parts/batch/text';
import css from './checks.module.css';

/** What the rows say together, column by column, as the server computed it and the record prints it. */
export function Statistics({ table }: { table: NonNullable<StepExtra['table']> }) {
  const { t } = useTranslation();
  const text = useText();
  const language = useLanguage();
  // A copy that an older version of the application kept has none.
  return (table.statistics ?? []).map((one) => {
    const column = table.columns.find((column) => column.id === one.column)!;
    const unit = column.unit ?? '';
    return (
      <p key={one.column} className={css.statistics}>
        <span>{text(column.title)}</span><span>n = {one.count}</span>
        <span>{t('floor.table.mean', { value: quantity({ value: one.mean, unit }, language) })}</span>
        {one.deviation !== null && <span>s = {quantity({ value: one.deviation, unit }, language)}</span>}
        <span>{t('floor.table.spread', { min: number(one.min, language), max: quantity({ value: one.max, unit }, language) })}</span>
        {one.alerts > 0 && <span>{t('checks.alerts', { count: one.alerts })}</span>}
        {one.outside > 0 && <b data-verdict="outside">{t('checks.outside', { count: one.outside })}</b>}
      </p>
    );
  });
}
