import type { LookupColumn, LookupRow } from './recipe';

/** The rows of a table of constants behind a change of its columns: values go where their column went. Null when they stay as they are. */
export function rowsBehind(before: readonly LookupColumn[], after: readonly LookupColumn[], rows: readonly LookupRow[]): LookupRow[] | null {
  // One column that only has another name is the same column.
  const from = after.map((one, i) => {
    const same = before.findIndex((other) => other.id === one.id);
    return same >= 0 || before.length !== after.length ? same : i;
  });
  if (after.length === before.length && from.every((place, i) => place === i)) return null;
  return rows.map((row) => ({ ...row, values: from.map((place) => row.values?.[place] ?? '0') }));
}
