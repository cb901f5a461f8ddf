import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dryRunOf, putForward } from '@/api/dryRun';
import css from './floor.module.css';

/** Hatched in violet around the whole screen: nobody takes a dry run for a record. Its clock can be put forward. */
export function DryRunBand() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [, redraw] = useState(0);
  const run = dryRunOf();
  const forward = (minutes: number) => { putForward(minutes); redraw((n) => n + 1); void queries.invalidateQueries({ queryKey: ['batches'] }); };
  return (
    <div className={`${css.dryRun} th-hatched`} role="note">
      <b>{t('shell.dry-run', { recipe: run ? `${run.recipe} ${run.version}` : '' })}</b>
      <span>{t('shell.dry-run-clock', { minutes: run?.forwardMinutes ?? 0 })}</span>
      <Button size="compact-md" onClick={() => forward(10)}>+10 min</Button>
      <Button size="compact-md" onClick={() => forward(60)}>+1 h</Button>
    </div>
  );
}
