import { ActionIcon, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { find } from './model/outline';
import { useEditor, useSession } from './useSession';
import css from './editor.module.css';

/** Looks into titles, ids, materials and expressions of all languages; Enter goes on, Shift-Enter back. */
export function FindBar({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const [words, setWords] = useState('');
  const asked = useDeferredValue(words);
  const doc = useEditor((state) => state.saving.doc);
  const found = useMemo(() => find(doc, asked), [doc, asked]);
  const [at, setAt] = useState(0);
  const go = (to: number) => {
    if (found.length === 0) return;
    const next = (to + found.length) % found.length;
    setAt(next);
    session.select(found[next]!);
  };
  return (
    <div className={css.find} role="search">
      <TextInput autoFocus aria-label={t('editor.do.find')} placeholder={t('editor.find-hint')} value={words} onChange={(event) => { setWords(event.currentTarget.value); setAt(-1); }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') { go(at + (event.shiftKey ? -1 : 1)); event.preventDefault(); }
          if (event.key === 'Escape') onClose();
        }} />
      <span role="status" className="th-hint">{asked.trim() === '' ? '' : t('editor.found', { count: found.length })}</span>
      <ActionIcon aria-label={t('editor.find-before')} onClick={() => go(at - 1)}><IconChevronUp size={18} /></ActionIcon>
      <ActionIcon aria-label={t('editor.find-next')} onClick={() => go(at + 1)}><IconChevronDown size={18} /></ActionIcon>
      <ActionIcon aria-label={t('verb.close')} onClick={onClose}><IconX size={18} /></ActionIcon>
    </div>
  );
}
