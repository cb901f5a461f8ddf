import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '@/api/problem';
import { useMe } from '@/api/session';
import { prepare } from '@/api/signing';
import { useLanguage } from '@/i18n';
import { dropDraft } from '@/parts/drafts/draftStore';
import { useDraft } from '@/parts/drafts/useDraft';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, in a sentence. */
  why?: ReactNode;
  /** The signed action; its document is at `…/document`. */
  action: string;
  /** The body without the reason; a string is what is still missing. */
  body?: () => object | string;
  reason?: boolean;
  size?: 'md' | 'xl';
  children?: ReactNode;
  onSigned: () => void;
}

/** A signed act that asks for something first: what will happen, fields, reason; then what is signed is read and signed. */
export function SignedAction(props: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const [ready, setReady] = useState<object | null>(null);
  const close = () => { setReady(null); props.onClose(); };
  return (
    <>
      <Modal opened={props.opened && ready === null} onClose={close} size={props.size} title={props.title} closeButtonProps={{ 'aria-label': t('verb.close') }}>
        {props.opened && <Form {...props} onClose={close} onReady={setReady} />}
      </Modal>
      <SignatureSheet opened={props.opened && ready !== null} onClose={close} action={props.action} body={ready ?? {}} onSigned={() => { void dropDraft(me.id, `office${props.action}`, 'dialog-reason'); setReady(null); props.onSigned(); }} />
    </>
  );
}

/** The server judges what was filled in before the sheet opens: a refusal stands beside the fields, which stay as they are. */
function Form({ why, action, body, reason: asksWhy = true, children, onClose, onReady }: Props & { onReady: (body: object) => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useDraft(`office${action}`, 'dialog-reason');
  const [complaint, setComplaint] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const language = useLanguage();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const fields = body?.() ?? {};
    const missing = typeof fields === 'string' ? fields : asksWhy && reason.trim() === '' ? t('part.reason-needed') : null;
    setComplaint(missing);
    if (missing !== null) return;
    const filled = asksWhy ? { ...(fields as object), reason: reason.trim() } : (fields as object);
    setAsking(true);
    try {
      await prepare(action, filled, language);
      onReady(filled);
    } catch (problem) {
      setComplaint(problemText(problem, t));
    } finally {
      setAsking(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        {why && <p style={{ margin: 0 }}>{why}</p>}
        {children}
        {asksWhy && <Textarea label={t('part.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={2000} />}
        <p role="alert" style={{ margin: 0, minHeight: '1.5em', color: 'var(--th-stop)' }}>{complaint ?? '\u00a0'}</p>
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={onClose}>{t('verb.back')}</Button>
          <Primary type="submit" loading={isAsking}>{t('recipe-life.read-and-sign')}</Primary>
        </Group>
      </Stack>
    </form>
  );
}
