import { Button } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayComment, type RecipeComment } from '@/api/recipeComments';
import { useMe } from '@/api/session';
import { useSession } from '../editor/useSession';
import { NewComment } from './NewComment';
import { Thread } from './Thread';
import { useComments } from './useComments';
import css from './comments.module.css';

interface Props { at: string; isOpen?: boolean; onApply?: (comment: RecipeComment) => Promise<boolean> }

/** The comments of one thing, at it: folded until there is an open one or somebody wants to say something. */
export function ItemComments({ at, isOpen = false, onApply }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const id = useId();
  const { view } = useSession();
  const comments = useComments(at);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const may = mayComment(me, view.state);
  const waiting = comments.filter((one) => one.state === 'open').length;
  const shown = chosen ?? (isOpen || waiting > 0);
  if (!may && comments.length === 0) return null;
  return (
    <div className={css.comments}>
      <Button size="compact-sm" variant="subtle" className={css.toggle} leftSection={<IconMessage size={18} stroke={1.75} />} aria-expanded={shown} aria-controls={id} data-comments onClick={() => setChosen(!shown)}>
        {waiting > 0 ? t('comments.open', { count: waiting }) : comments.length > 0 ? t('comments.closed', { count: comments.length }) : t('comments.comment')}
      </Button>
      <div id={id} hidden={!shown} className={css.list}>
        {shown && comments.map((one) => <Thread key={one.number} comment={one} onApply={onApply} />)}
        {shown && may && <NewComment at={at} />}
      </div>
    </div>
  );
}
