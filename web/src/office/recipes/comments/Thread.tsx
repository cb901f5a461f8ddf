import { Button, Textarea } from '@mantine/core';
import { IconCheck, IconMessage } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '@/api/problem';
import { mayComment, type RecipeComment } from '@/api/recipeComments';
import { useMe } from '@/api/session';
import { Time } from '@/parts/Time';
import { useZone } from '@/shell/site';
import { useSession } from '../editor/useSession';
import { valuePair } from '../editor/valueText';
import { useLocalized } from '../localized';
import { useCommenting } from './useComments';
import css from './comments.module.css';

interface Props {
  comment: RecipeComment;
  /** What it is about, where that is not plain from the place. */
  about?: string;
  onGo?: () => void;
  /** Takes the suggestion over into the draft; false where that was refused. */
  onApply?: (comment: RecipeComment) => Promise<boolean>;
}

/** One comment with all that was answered; open ones can be answered, resolved, and taken over. */
export function Thread({ comment, about, onGo, onApply }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const zone = useZone();
  const { view } = useSession();
  const [text, setText] = useState('');
  const saying = useCommenting(() => setText(''));
  const [applying, setApplying] = useState(false);
  const Mark = comment.state === 'open' ? IconMessage : IconCheck;
  const open = comment.state === 'open' && mayComment(me, view.state);
  const apply = async () => { setApplying(true); await onApply!(comment); setApplying(false); void saying.read(); };
  return (
    <article className={css.thread} data-state={comment.state} aria-label={t('comments.number', { number: comment.number })}>
      <header>
        <Mark size={18} stroke={1.75} aria-hidden />
        <b>{comment.by.name}</b><span className="th-label"><Time at={comment.at} zone={zone} /></span>
        {about && (onGo ? <Button size="compact-sm" variant="subtle" onClick={onGo}>{about}</Button> : <span>{about}</span>)}
      </header>
      <p>{comment.text}</p>
      {comment.suggestion && <Suggested suggestion={comment.suggestion} />}
      {comment.replies.map((reply) => <p key={reply.at} className={css.reply}><b>{reply.by.name}</b> <span className="th-label"><Time at={reply.at} zone={zone} /></span> {reply.text}</p>)}
      {comment.state !== 'open' && comment.closedAt && <p className="th-label">{t(`comments.${comment.state}`, { name: comment.closedBy?.name ?? '' })} <Time at={comment.closedAt} zone={zone} /></p>}
      {open && !comment.isOfNow && <p className="th-hint">{t('comments.before')}</p>}
      {open && (
        <div className={css.answer}>
          <Textarea aria-label={t('comments.answer-to', { number: comment.number })} placeholder={t('comments.answer-text')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={1} maxRows={6} maxLength={2000} />
          <div className={css.row}>
            <Button size="xs" disabled={text.trim() === ''} loading={saying.pending} onClick={() => saying.say(comment.number, 'reply', text.trim())}>{t('comments.answer')}</Button>
            <Button size="xs" loading={saying.pending} onClick={() => saying.say(comment.number, 'resolve', text.trim())}>{t('comments.resolve')}</Button>
            {comment.suggestion && onApply && <Button size="xs" loading={applying} onClick={() => void apply()}>{t('comments.apply')}</Button>}
          </div>
        </div>
      )}
      {saying.error && <p role="alert" className={css.wrong}>{problemText(saying.error, t)}</p>}
    </article>
  );
}

/** What was there, and what it should be. */
function Suggested({ suggestion }: { suggestion: NonNullable<RecipeComment['suggestion']> }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  if (suggestion.op !== 'set') return <p className={css.suggestion}>{t(`editor.conflict.${suggestion.op}`)}</p>;
  const [before, after] = valuePair(suggestion.before, suggestion.value, localized as never);
  return <p className={css.suggestion}>{t('comments.suggests')} {t(`editor.field.${suggestion.member}`, { defaultValue: suggestion.member })}: <del>{before}</del> <ins>{after}</ins></p>;
}
