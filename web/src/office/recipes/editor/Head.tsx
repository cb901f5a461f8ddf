import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemText } from '@/api/problem';
import { clockTime } from '@/i18n/format';
import { useZone } from '@/shell/site';
import { initials } from './RowTree';
import { useEditor, useSession } from './useSession';
import css from './editor.module.css';

/** Saved 10:02:11, Saving, Not saved since …, Conflict. Said politely to whoever does not see it. */
export function SaveStateLine() {
  const { t } = useTranslation();
  const zone = useZone();
  const state = useEditor((one) => one.state);
  const dirty = useEditor((one) => one.saving.waiting.length > 0);
  const conflicts = useEditor((one) => one.saving.conflicts.filter((conflict) => conflict.reason !== 'not-valid').length);
  const faults = useEditor((one) => one.saving.conflicts.length) - conflicts;
  const kind = conflicts + faults > 0 ? 'conflict' : state.kind === 'saved' && dirty ? 'saving' : state.kind;
  const text = conflicts > 0 ? t('editor.state.conflict', { count: conflicts }) : faults > 0 ? t('editor.fault.count', { count: faults })
    : state.kind === 'not-saved' ? t('editor.state.not-saved', { time: clockTime(state.since, zone), why: problemText(state.problem, t) })
      : kind === 'saving' ? t('editor.state.saving') : state.kind === 'saved' && state.at !== null ? t('editor.state.saved', { time: clockTime(state.at, zone) }) : t('editor.state.opened');
  const Icon = kind === 'conflict' ? IconAlertTriangle : kind === 'not-saved' ? IconCloudOff : kind === 'saving' ? IconCloudUp : IconCloudCheck;
  return <span className={css.saveState} data-state={kind} role="status"><Icon size={18} stroke={1.75} aria-hidden />{text}</span>;
}

/** Who else has this draft open. */
export function Here() {
  const { t } = useTranslation();
  const here = useEditor((state) => state.here);
  if (here.length === 0) return null;
  return (
    <ul className={css.here} aria-label={t('editor.here')}>
      {here.map((one) => <li key={one.id} className={css.person} title={one.name}><span aria-hidden>{initials(one.name)}</span><span className={css.hidden}>{one.name}</span></li>)}
    </ul>
  );
}

/** Unsent changes of an earlier window are offered again, never applied by themselves. */
export function LeftUnsent() {
  const { t } = useTranslation();
  const session = useSession();
  const zone = useZone();
  const left = useEditor((state) => state.left);
  return left.map((one) => (
    <div key={one.tab} className={css.left} role="alert">
      <span>{t('editor.left', { count: one.changes.length, time: clockTime(one.at, zone) })}</span>
      <Button size="xs" onClick={() => void session.restore(one)}>{t('editor.left-restore')}</Button>
      <Button size="xs" variant="subtle" onClick={() => void session.forget(one)}>{t('editor.left-forget')}</Button>
    </div>
  ));
}

export function Said() {
  const { t } = useTranslation();
  const said = useEditor((state) => state.said);
  const trouble = useEditor((state) => state.trouble);
  return <p className={css.said} role="status">{trouble ? problemText(trouble, t) : said ? t(`editor.said.${said}`) : ''}</p>;
}
