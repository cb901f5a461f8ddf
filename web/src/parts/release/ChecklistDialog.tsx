import { Checkbox, Group, Modal, Stack, TextInput, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Checklist, Tick } from '@/api/quality';
import { useText } from '../batch/text';
import { useFormDraft } from '../drafts/useFormDraft';
import { Primary } from '../Primary';
import css from './checklist.module.css';

interface Props {
  /** What is answered for, and by which version of the list: answers given are there again after a lock. */
  scope: string;
  list: Checklist;
  opened: boolean;
  onClose: () => void;
  /** Every line is answered: it goes to the signature. */
  onDone: (ticks: Tick[]) => void;
}

/** Each line is ticked, or said not to apply with a reason, before anything is signed; the answers are a part of what is signed. */
export function ChecklistDialog({ scope, list, opened, onClose, onDone }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} size="xl" title={t('checklist.title', { version: list.version })} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      {opened && <Lines scope={scope} list={list} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

interface Answer {
  done?: boolean;
  notApplicable?: boolean;
  comment?: string;
}

function Lines({ scope, list, onClose, onDone }: Omit<Props, 'opened'>) {
  const { t } = useTranslation();
  const text = useText();
  const [ticks, change] = useFormDraft<Record<string, Answer>>(scope, {});
  const [tried, setTried] = useState(false);
  const put = (line: string, answer: Answer) => change({ [line]: { ...ticks[line], ...answer } });
  const isOpen = (line: string) => !(ticks[line]?.done || (ticks[line]?.notApplicable && ticks[line]?.comment?.trim()));
  const open = list.lines.filter((line) => isOpen(line.id)).length;
  const go = () => {
    setTried(true);
    if (open === 0) onDone(list.lines.map((line) => ({ line: line.id, notApplicable: ticks[line.id]?.notApplicable ?? false, comment: ticks[line.id]?.comment?.trim() || undefined })));
  };
  return (
    <Stack>
      <ol className={css.lines}>
        {list.lines.map((line) => (
          <li key={line.id} data-open={(tried && isOpen(line.id)) || undefined}>
            <Checkbox label={text(line.text)} checked={ticks[line.id]?.done ?? false} onChange={(event) => put(line.id, { done: event.currentTarget.checked, notApplicable: false })} />
            <div className={css.else}>
              <Checkbox label={t('checklist.not-applicable')} checked={ticks[line.id]?.notApplicable ?? false} onChange={(event) => put(line.id, { notApplicable: event.currentTarget.checked, done: false })} />
              <TextInput aria-label={t('checklist.comment', { line: text(line.text) })} placeholder={t('checklist.comment-hint')} value={ticks[line.id]?.comment ?? ''} maxLength={500} autoComplete="off" onChange={(event) => put(line.id, { comment: event.currentTarget.value })} />
            </div>
          </li>
        ))}
      </ol>
      <p role="alert" className={css.complaint}>{tried && open > 0 ? t('checklist.open', { count: open }) : '\u00a0'}</p>
      <Group justify="space-between"><Button variant="subtle" color="gray" onClick={onClose}>{t('verb.back')}</Button><Primary onClick={go}>{t('board.go-sign')}</Primary></Group>
    </Stack>
  );
}
