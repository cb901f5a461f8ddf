import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { dryRunId } from '@/api/dryRun';
import { useOnlyLooked } from '@/parts/room';
import { PersonMenu } from '../office/PersonMenu';
import { lockNow } from '../session/lockNow';
import { SiteClock } from '../SiteClock';
import { DryRunBand } from './DryRunBand';
import { OfflineBand, SyncChip } from '../sync/SyncChip';
import css from './floor.module.css';

interface Props {
  /** Batch and product, or the place. */
  title: string;
  /** Operation, room. */
  beside?: ReactNode;
  /** Where Back leads; without it there is no Back (the first screen). */
  back?: string;
  /** In the status line, between the sync chip and the clock: a hold time, progress. */
  status?: ReactNode;
  /** Bottom left, outlined: Exception. */
  secondary?: ReactNode;
  /** Bottom right, filled, 72 high. */
  primary?: ReactNode;
  children: ReactNode;
}

/** Top bar 56, status line 32, content, action bar 88. */
export function FloorPage({ title, beside, back, status, secondary, primary, children }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const looked = useOnlyLooked();
  useEffect(() => { if (!looked) document.title = t('shell.title', { place: title }); }, [looked, title, t]);
  return (
    <>
      <header className={css.top}>
        {back !== undefined && <ActionIcon size={56} aria-label={t('verb.back')} onClick={() => void navigate({ to: back as never })}><IconArrowLeft stroke={1.75} size={28} /></ActionIcon>}
        <div className={css.title}><h1>{title}</h1>{beside && <span className="th-label">{beside}</span>}</div>
        {!looked && <PersonMenu compact />}
        <ActionIcon size={56} aria-label={t('shell.lock-now')} onClick={() => void lockNow(queries)} data-lock={looked ? undefined : true}><IconLock stroke={1.75} size={28} /></ActionIcon>
      </header>
      {!looked && <div className={css.status}><SyncChip /><div className={css.between}>{status}</div><SiteClock /></div>}
      {title === dryRunId && <DryRunBand />}
      {!looked && <OfflineBand />}
      <main className={css.main} tabIndex={-1} data-sandbox={title === dryRunId || undefined}>{children}</main>
      {(primary || secondary) && <footer className={css.actions}><div className={css.secondary}>{secondary}</div>{primary}</footer>}
    </>
  );
}
