import { useTranslation } from 'react-i18next';
import type { StepExtra } from '@/api/batches';
import { useLanguage } from '@/i18n';
import { number, shortTime } from '@/i18n/format';
import { useText } from './text';
import css from './batch.module.css';

/** Rows of a table with who and when; a wrong cell is struck through beside the right one. */
export function TableRows({ table }: { table: NonNullable<StepExtra['table']> }) {
  const { t } = useTranslation();
  const text = useText();
  const language = useLanguage();
  return (
    <table className={css.rows}>
      <thead><tr><th scope="col">{t('batch.row')}</th>{table.columns.map((column) => <th key={column.id} scope="col">{text(column.title)}{column.unit ? ` (${column.unit})` : ''}</th>)}<th scope="col">{t('batch.row-who')}</th></tr></thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.row}>
            <th scope="row">{row.row}</th>
            {table.columns.map((column) => {
              const cell = row.cells[column.id];
              const old = row.changes.filter((change) => change.column === column.id);
              return <td key={column.id} data-verdict={cell?.verdict}>{old.map((change) => <s key={change.when.entry}>{change.old}</s>)} {cell ? (column.unit ? number(cell.value, language) : cell.value) : '–'}</td>;
            })}
            <td className="th-label">{row.by.name} · {shortTime(row.when.at, row.when.zone)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
