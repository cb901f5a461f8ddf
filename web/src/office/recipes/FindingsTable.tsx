import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding, RecipeView } from '@/api/recipes';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Empty } from '@/parts/views/Views';
import css from './recipes.module.css';

/** What the import found and nobody may guess; open ones first. */
export function FindingsTable({ findings, problems }: { findings: readonly Finding[]; problems: RecipeView['problems'] }) {
  const { t } = useTranslation();
  const columns = useColumns();
  const rows = useMemo(() => [...findings].sort((a, b) => Number(b.isOpen) - Number(a.isOpen)), [findings]);
  return (
    <div className={css.findings}>
      {problems.length > 0 && (
        <details open className={css.problems}>
          <summary>{t('recipes.problems', { count: problems.length })}</summary>
          <ul>{problems.slice(0, 50).map((problem) => <li key={`${problem.field} ${problem.code}`}><span className="th-mono">{problem.field}</span> {problem.detail}</li>)}</ul>
        </details>
      )}
      {rows.length === 0 ? <Empty>{t('recipes.no-findings')}</Empty>
        : <VirtualTable label={t('recipes.findings')} rows={rows} columns={columns} rowKey={(row) => row.id} />}
    </div>
  );
}

function useColumns(): Column<Finding>[] {
  const { t } = useTranslation();
  return useMemo(() => [
    { key: 'id', header: t('recipes.finding'), width: '5rem', cell: (row) => row.id },
    { key: 'open', header: t('recipes.answer'), width: '18rem', cell: (row) => (row.resolution ? <span title={row.resolution.reason}>{row.resolution.by}: {row.resolution.reason}</span> : <b>{t('recipes.is-open')}</b>) },
    { key: 'detail', header: t('recipes.detail'), width: 'minmax(20rem, 3fr)', cell: (row) => <span title={row.detail}>{row.detail}</span> },
    { key: 'given', header: t('recipes.given'), width: 'minmax(8rem, 1fr)', cell: (row) => <span className="th-mono" title={row.given ?? ''}>{row.given ?? '–'}</span> },
    { key: 'path', header: t('recipes.place'), width: 'minmax(10rem, 1fr)', cell: (row) => <span className="th-mono" title={row.path}>{row.elementId ?? row.path}</span> },
  ], [t]);
}
