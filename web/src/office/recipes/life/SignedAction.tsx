import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
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
  const [ready, setReady] = useState<object | null>(null);
  const close = () => { setReady(null); props.onClose(); };
  return (
    <>
      <Modal opened={props.opened && ready === null} onClose={close} size={props.size} title={props.title} closeButtonProps={{ 'aria-label': t('verb.close') }}>
        {props.opened && <Form {...props} onClose={close} onReady={setReady} />}
      </Modal>
      <SignatureSheet opened={props.opened && ready !== null} onClose={close} action={props.action} body={ready ?? {}} onSigned={() => { setReady(null); props.onSigned(); }} />
    </>
  );
}

function Form({ why, body, reason: asksWhy = true, children, onClose, onReady }: Props & { onReady: (body: object) => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fields = body?.() ?? {};
    const missing = typeof fields === 'string' ? fields : asksWhy && reason.trim() === '' ? t('part.reason-needed') : null;
    setComplaint(missing);
    if (missing === null) onReady(asksWhy ? { ...(fields as object), reason: reason.trim() } : (fields as object));
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {why && <p style={{ margin: 0 }}>{why}</p>}
        {children}
        {asksWhy && <Textarea label={t('part.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={2000} />}
        <p role="alert" style={{ margin: 0, minHeight: '1.5em', color: 'var(--th-stop)' }}>{complaint ?? '\u00a0'}</p>
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={onClose}>{t('verb.back')}</Button>
          <Primary type="submit">{t('recipe-life.read-and-sign')}</Primary>
        </Group>
      </Stack>
    </form>
  );
}
