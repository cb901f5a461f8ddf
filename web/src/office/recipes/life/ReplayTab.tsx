import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalizedText } from '@/api/batches';
import { post } from '@/api/http';
import { addressOf } from '@/api/recipes';
import { useText } from '@/parts/batch/text';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Empty, ErrorView, Loading } from '@/parts/views/Views';
import css from './life.module.css';

interface Change {
  batch: string;
  version: string;
  step: string;
  number: string;
  title: LocalizedText;
  value: string;
  was: string;
  would: string;
  expected: string;
}

interface Answer {
  batches: number;
  values: number;
  notInThisVersion: number;
  newlyFlagged: number;
  noLongerFlagged: number;
  stillFlagged: number;
  more: boolean;
  changes: Change[];
}

/** This version's limits, rules and times over what past batches recorded: what would have been flagged, before anybody approves. */
export function ReplayTab({ id, version }: { id: string; version: string }) {
  const { t } = useTranslation();
  const replay = useMutation({
    mutationFn: () => post<Answer>(`${addressOf(id, version)}/actions/replay`),
  });
  return (
    <div className={css.replay}>
      <p>{t('recipe-life.replay-why')}</p>
      <div><Button loading={replay.isPending} onClick={() => replay.mutate()}>{t('recipe-life.replay-do')}</Button></div>
      {replay.isPending && <Loading rows={6} />}
      {replay.error && <ErrorView error={replay.error} onRetry={() => replay.mutate()} />}
      {replay.data && <Told answer={replay.data} />}
    </div>
  );
}

function Told({ answer }: { answer: Answer }) {
  const { t } = useTranslation();
  const text = useText();
  const navigate = useNavigate();
  const columns = useMemo((): Column<Change>[] => [
    { key: 'batch', header: t('recipe-life.replay-batch'), width: '9rem', cell: (row) => <b className="th-mono">{row.batch}</b> },
    { key: 'step', header: t('recipe-life.replay-step'), width: 'minmax(12rem, 2fr)', cell: (row) => <span title={text(row.title)}>{row.number} {text(row.title)}</span> },
    { key: 'value', header: t('recipe-life.replay-value'), width: 'minmax(8rem, 1fr)', cell: (row) => row.value },
    { key: 'was', header: t('recipe-life.replay-was'), width: '9rem', cell: (row) => t(`recipe-life.verdict.${row.was}`) },
    { key: 'would', header: t('recipe-life.replay-would'), width: '9rem', cell: (row) => <b>{t(`recipe-life.verdict.${row.would}`)}</b> },
    { key: 'expected', header: t('recipe-life.replay-expected'), width: 'minmax(8rem, 1fr)', from: 44, cell: (row) => row.expected },
  ], [t, text]);
  return (
    <>
      <p role="status">
        {t('recipe-life.replay-told', { values: answer.values, batches: answer.batches })}{' '}
        <b>{t('recipe-life.replay-counts', { newly: answer.newlyFlagged, noLonger: answer.noLongerFlagged, still: answer.stillFlagged })}</b>{' '}
        {answer.notInThisVersion > 0 && t('recipe-life.replay-not-here', { count: answer.notInThisVersion })}
      </p>
      {answer.changes.length === 0 ? <Empty>{t('recipe-life.replay-none')}</Empty>
        : <VirtualTable label={t('recipes.replay')} rows={answer.changes} columns={columns} rowKey={(row) => `${row.batch} ${row.step} ${row.value}`} onOpen={(row) => void navigate({ to: '/batches/$batch' as never, params: { batch: row.batch } as never })} />}
      {answer.more && <p className="th-hint">{t('recipe-life.replay-more', { count: answer.changes.length })}</p>}
    </>
  );
}
