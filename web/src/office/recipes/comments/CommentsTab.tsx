import { useTranslation } from 'react-i18next';
import type { RecipeComment } from '@/api/recipeComments';
import { Empty } from '@/parts/views/Views';
import { refOf } from '../editor/model/document';
import { itemAt, titleOf } from '../editor/model/outline';
import { useEditor } from '../editor/useSession';
import { useLocalized } from '../localized';
import { keyOfItem } from './counts';
import { Thread } from './Thread';
import { useComments } from './useComments';
import css from './comments.module.css';

/** Everything that was said about a version: what is open first. */
export function CommentsTab({ onGo, onApply }: { onGo: (key: string) => void; onApply?: (comment: RecipeComment) => Promise<boolean> }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const doc = useEditor((state) => state.saving.doc);
  const comments = useComments(null);
  const nameOf = (key: string) => (key === 'header' ? t('editor.header') : titleOf(itemAt(doc, key), localized as never) || refOf(key).id || '');
  return (
    <div className={css.all} tabIndex={0} role="region" aria-label={t('comments.title')}>
      {comments.length === 0 && <Empty>{t('comments.none')}</Empty>}
      {comments.map((one) => {
        const key = keyOfItem(one.item);
        const known = key === 'header' || doc.index.has(key);
        return <Thread key={one.number} comment={one} about={nameOf(key)} onGo={known ? () => onGo(key) : undefined} onApply={onApply} />;
      })}
    </div>
  );
}
