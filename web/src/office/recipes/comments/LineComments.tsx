import { IconMessage } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayComment } from '@/api/recipeComments';
import { useMe } from '@/api/session';
import { useEditor, useSession } from '../editor/useSession';
import { ItemComments } from './ItemComments';
import css from './comments.module.css';

/** Beside a line of a long text: a quiet way to say something, and what was said. */
export function LineComments({ at, of }: { at: string; of: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const { view } = useSession();
  const waiting = useEditor((state) => state.comments.own.get(at));
  const [opened, setOpened] = useState(false);
  if (waiting || opened) return <div className={css.line}><ItemComments at={at} isOpen={opened} /></div>;
  if (!mayComment(me, view.state)) return null;
  return <button type="button" className={css.quiet} aria-label={t('comments.on', { thing: of })} title={t('comments.comment')} onClick={() => setOpened(true)}><IconMessage size={16} stroke={1.75} aria-hidden /></button>;
}
