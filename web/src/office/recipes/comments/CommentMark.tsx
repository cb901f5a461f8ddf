import { IconMessage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import css from './comments.module.css';

/** How many comments wait at a thing. */
export function CommentMark({ count }: { count: number | undefined }) {
  const { t } = useTranslation();
  if (!count) return null;
  const said = t('comments.open', { count });
  return <span className={css.mark} title={said}><IconMessage size={16} stroke={1.75} aria-hidden /><span aria-hidden>{count}</span><span className="th-hidden">{said}</span></span>;
}
