import { useTranslation } from 'react-i18next';
import { DecimalField, LinesField, LineField, LocalizedField, UnitField } from './fields';
import type { Item } from './model/document';
import { newId } from './model/ids';
import { rowsBehind } from './model/lookup';
import type { Json, LookupColumn, LookupRow, LookupTable } from './model/recipe';
import { useSession } from './useSession';
import css from './editor.module.css';

interface Props { at: string; item: Item; label: string }
const table = (item: Item) => item as unknown as LookupTable;

/** What a table of constants gives. A column that comes or goes takes its value in every row along. */
export function LookupColumns({ at, item, label }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const { columns = [], rows = [] } = table(item);
  const set = (next: LookupColumn[]) => {
    const moved = rowsBehind(columns, next, rows);
    session.set(at, 'columns', next as unknown as Json);
    if (moved) session.set(at, 'rows', moved as unknown as Json);
  };
  return (
    <LinesField<LookupColumn> label={label} add={t('editor.add.column')} name="columns" value={columns} onChange={set}
      make={() => ({ id: newId('column', (id) => columns.some((one) => one.id === id)), title: { en: `${t('editor.field.columns')} ${columns.length + 1}` } })}
      line={(one, change) => (
        <>
          <LocalizedField needed label={t('editor.field.title')} value={one.title} onChange={(next) => change({ ...one, title: next ?? one.title })} />
          <div className={css.pair}>
            <LineField label={t('editor.field.id')} value={one.id} onChange={(id) => id && change({ ...one, id })} />
            <UnitField label={t('editor.field.unit')} value={one.unit} onChange={(unit) => change({ ...one, unit })} />
          </div>
        </>
      )} />
  );
}

/** The rows: from which number on, or for which code, and a value for each column. */
export function LookupRows({ at, item, label }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const { key, unit, columns = [], rows = [] } = table(item);
  return (
    <LinesField<LookupRow> label={label} add={t('editor.add.row')} name="rows" value={rows} onChange={(next) => session.set(at, 'rows', next as unknown as Json)}
      make={() => ({ ...(key === 'code' ? { code: `c${rows.length + 1}` } : { from: `${rows.length}` }), values: columns.map(() => '0') })}
      line={(one, change) => (
        <div className={css.pair}>
          {key === 'code'
            ? <LineField needed label={t('editor.field.code')} value={one.code} onChange={(code) => change({ ...one, code })} />
            : <DecimalField label={t('editor.field.from')} unit={unit} value={one.from} onChange={(from) => change({ ...one, from })} />}
          {columns.map((column, i) => (
            <DecimalField key={column.id} label={column.title.en || column.id} unit={column.unit} value={one.values?.[i]}
              onChange={(value) => change({ ...one, values: columns.map((_, place) => (place === i ? value ?? '0' : one.values?.[place] ?? '0')) })} />
          ))}
        </div>
      )} />
  );
}
