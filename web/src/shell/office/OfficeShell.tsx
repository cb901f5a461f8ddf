import { useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetCopied } from '@/parts/drafts/copies';
import { OfflineBand } from '../sync/SyncChip';
import { Rail, useRailFolded } from './Rail';
import { Search } from './Search';
import { TopBar } from './TopBar';
import css from './office.module.css';

/** Rail, top bar, content. The bars stay while screens load and fail. */
export function OfficeShell() {
  const queries = useQueryClient();
  useState(() => forgetCopied(queries));
  return <OfficeFrame><Outlet /></OfficeFrame>;
}

export function OfficeFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const folded = useRailFolded();
  return (
    <div className={css.shell} data-folded={folded || undefined}>
      <a className={css.skip} href="#content">{t('shell.to-content')}</a>
      <Rail />
      <div className={css.side}>
        <TopBar />
        <OfflineBand />
        <main id="content" className={css.main} tabIndex={-1}>{children}</main>
      </div>
      <Search />
    </div>
  );
}
