import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { addressOf, type LocalizedText } from '@/api/recipes';
import { useLocalized } from '../localized';
import css from './life.module.css';

interface ReplayChange { batch: string; version: string; step: string; number: string; title: LocalizedText; value: string; was: string; would: string; expected: string }
interface ReplayAnswer { batches: number; values: number; notInThisVersion: number; newlyFlagged: number; noLongerFlagged: number; stillFlagged: number; more: boolean; changes: ReplayChange[] }

/** This version's limits and rules over what past batches recorded: what would have been flagged, and what no longer. Nothing is written. */
export function ReplayTab({ id, version }: { id: string; version: string }) {
  const { t } = useTranslation();
  const run = useCommand<ReplayAnswer>();
  const done = run.data;
  return (
    <div className={css.sites}>
      <section className={css.site} aria-label={t('recipe-life.replay')}>
        <h3>{t('recipe-life.replay')}</h3>
        <p>{t('recipe-life.replay-why')}</p>
        <div className={css.verbs}><Button loading={run.isPending} onClick={() => run.mutate({ path: `${addressOf(id, version)}/actions/replay` })}>{t('recipe-life.replay-do')}</Button></div>
        {run.error && <p role="alert" className={css.alert}>{problemText(run.error, t)}</p>}
        <p role="status">{done && [
          t('recipe-life.replay-values', { batches: done.batches, count: done.values }), t('recipe-life.replay-new', { count: done.newlyFlagged }), t('recipe-life.replay-gone', { count: done.noLongerFlagged }),
          t('recipe-life.replay-still', { count: done.stillFlagged }), ...(done.notInThisVersion > 0 ? [t('recipe-life.replay-without', { count: done.notInThisVersion })] : []),
        ].join(' · ')}</p>
      </section>
      {done && done.changes.length > 0 && <Changes changes={done.changes} />}
      {done?.more && <p className="th-label">{t('recipe-life.replay-more', { count: done.changes.length })}</p>}
    </div>
  );
}

function Changes({ changes }: { changes: readonly ReplayChange[] }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const word = (verdict: string) => t(`recipe-life.verdict.${verdict}`, { defaultValue: verdict });
  return (
    <section className={css.site} aria-label={t('recipe-life.replay-changes')}>
      <table className={css.table}>
        <thead><tr>{(['batch', 'step', 'value', 'was', 'would', 'expected'] as const).map((column) => <th key={column} scope="col">{t(`recipe-life.replay-column.${column}`)}</th>)}</tr></thead>
        <tbody>
          {changes.map((one, at) => (
            <tr key={at}>
              <td><Link to={'/batches/$batch' as never} params={{ batch: one.batch } as never}>{one.batch}</Link> <span className="th-hint">v{one.version}</span></td>
              <td>{one.number} {localized(one.title)}</td><td>{one.value}</td><td>{word(one.was)}</td><td><b>{word(one.would)}</b></td><td>{one.expected}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
