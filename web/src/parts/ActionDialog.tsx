import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { useDraft } from './drafts/useDraft';
import { Primary } from './Primary';

interface Props<T> {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, in a sentence. */
  why?: ReactNode;
  /** The verb on the button. */
  verb: string;
  path: string;
  method?: 'POST' | 'DELETE';
  /** The body without the reason; a string is what is still missing, said instead of sending. */
  body: () => object | string | undefined;
  /** Each change asks why; false for making something new. */
  reason?: boolean;
  children?: ReactNode;
  onDone: (answer: T) => void;
}

/** A change that asks why: what will happen, fields, reason, one filled button. A refusal stays in the dialog with all that was typed. */
export function ActionDialog<T>(props: Props<T>) {
  const { t } = useTranslation();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      {props.opened && <Form {...props} />}
    </Modal>
  );
}

function Form<T>({ why, verb, path, method, body, reason: asksWhy = true, children, onDone, onClose }: Props<T>) {
  const { t } = useTranslation();
  // Kept by what it is for: a lock takes the dialog away, not the words.
  const [reason, setReason, drop] = useDraft(`office${path}`, 'dialog-reason');
  const [complaint, setComplaint] = useState<string | null>(null);
  const send = useCommand<T>({ onSuccess: (answer) => { drop(); onDone(answer); }, onError: (problem) => setComplaint(problemText(problem, t)) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fields = body();
    const missing = typeof fields === 'string' ? fields : asksWhy && reason.trim() === '' ? t('part.reason-needed') : null;
    setComplaint(missing);
    if (missing === null) send.mutate({ path, method, body: asksWhy ? { ...(fields as object), reason: reason.trim() } : fields });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {why && <p style={{ margin: 0 }}>{why}</p>}
        {children}
        {asksWhy && <Textarea label={t('part.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={1000} />}
        <p role="alert" style={{ margin: 0, minHeight: '1.5em', color: 'var(--th-stop)' }}>{complaint ?? '\u00a0'}</p>
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={onClose}>{t('verb.back')}</Button>
          <Primary type="submit" loading={send.isPending}>{verb}</Primary>
        </Group>
      </Stack>
    </form>
  );
}
