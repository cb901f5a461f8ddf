import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '@/parts/drafts/useDraft';
import { Primary } from '@/parts/Primary';
import { Sheet } from '../Sheet';
import css from '../floor.module.css';

interface Props {
  /** What asks for words, or null: closed. */
  because: string | null;
  scope: string;
  /** Where the words are kept: the reason of a late entry is not that of a value off its limits. */
  field?: 'justification' | 'late-reason';
  verb: string;
  onClose: () => void;
  onExplained: (text: string) => void;
}

/** 'Save and explain': what is off, why, then it is saved with its exception. */
export function ExplainSheet(props: Props) {
  const { t } = useTranslation();
  return <Sheet opened={props.because !== null} onClose={props.onClose} title={t('floor.explain.title')}><Form key={`${props.scope} ${props.field}`} {...props} /></Sheet>;
}

function Form({ because, scope, field = 'justification', verb, onClose, onExplained }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useDraft(scope, field);
  const [complaint, setComplaint] = useState(false);
  return (
    <div className={css.sheet}>
      <p className={css.off}>{because}</p>
      <Textarea data-autofocus label={t('floor.explain.why')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={3} maxRows={8} maxLength={2000} />
      <p role="alert" className={css.complaint}>{complaint && text.trim() === '' ? t('part.reason-needed') : '\u00a0'}</p>
      <div className={css.sheetActions}>
        <Button onClick={onClose}>{t('verb.back')}</Button>
        <Primary onClick={() => (text.trim() === '' ? setComplaint(true) : onExplained(text.trim()))}>{verb}</Primary>
      </div>
    </div>
  );
}
