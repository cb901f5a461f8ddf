import { Modal } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding, RecipeView } from '@/api/recipes';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Empty } from '@/parts/views/Views';
import css from './recipes.module.css';

/** What the import found and nobody may guess; open ones first. */
export function FindingsTable({ findings, problems }: { findings: readonly Finding[]; problems: RecipeView['problems'] }) {
  const { t } = useTranslation();
  const columns = useColumns();
  const [shown, setShown] = useState<Finding | null>(null);
  const rows = useMemo(() => [...findings].sort((a, b) => Number(b.isOpen) - Number(a.isOpen)), [findings]);
  return (
    <div className={css.findings}>
      {problems.length > 0 && (
        <details className={css.problems}>
          <summary>{t('recipes.problems', { count: problems.length })}</summary>
          <ul>{problems.slice(0, 50).map((problem) => <li key={`${problem.field} ${problem.code}`}><span className="th-mono">{problem.field}</span> {problem.detail}</li>)}</ul>
        </details>
      )}
      {rows.length === 0 ? <Empty>{t('recipes.no-findings')}</Empty>
        : <VirtualTable label={t('recipes.findings')} rows={rows} columns={columns} rowKey={(row) => row.id} onOpen={setShown} />}
      <FindingDialog finding={shown} onClose={() => setShown(null)} />
    </div>
  );
}

/** All of it, unfolded: the table cuts what is long. */
function FindingDialog({ finding, onClose }: { finding: Finding | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={finding !== null} onClose={onClose} size="lg" title={`${t('recipes.finding')} ${finding?.id ?? ''}`} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      {finding && (
        <dl className={css.facts}>
          <dt>{t('recipes.detail')}</dt><dd>{finding.detail}</dd>
          <dt>{t('recipes.given')}</dt><dd className="th-mono">{finding.given ?? '–'}</dd>
          <dt>{t('recipes.answer')}</dt>
          <dd>{finding.resolution ? <>{finding.resolution.answer}<br />{finding.resolution.by}: {finding.resolution.reason}</> : t('recipes.is-open')}</dd>
          <dt>{t('recipes.place')}</dt><dd className="th-mono">{finding.elementId && <>{finding.elementId}<br /></>}{finding.path}</dd>
        </dl>
      )}
    </Modal>
  );
}

function useColumns(): Column<Finding>[] {
  const { t } = useTranslation();
  return useMemo(() => [
    { key: 'id', header: t('recipes.finding'), width: '5rem', cell: (row) => row.id },
    { key: 'open', header: t('recipes.answer'), width: 'minmax(6rem, 1fr)', cell: (row) => (row.resolution ? <span title={row.resolution.reason}>{row.resolution.by}: {row.resolution.reason}</span> : <b>{t('recipes.is-open')}</b>) },
    { key: 'detail', header: t('recipes.detail'), width: 'minmax(16rem, 4fr)', cell: (row) => <span title={row.detail}>{row.detail}</span> },
    { key: 'given', header: t('recipes.given'), width: 'minmax(8rem, 1fr)', from: 46, cell: (row) => <span className="th-mono" title={row.given ?? ''}>{row.given ?? '–'}</span> },
    { key: 'path', header: t('recipes.place'), width: 'minmax(10rem, 1fr)', from: 58, cell: (row) => <span className="th-mono" title={row.path}>{row.elementId ?? row.path}</span> },
  ], [t]);
}
