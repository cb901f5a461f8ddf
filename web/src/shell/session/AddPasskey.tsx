import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, problemText } from '@/api/problem';
import { Primary } from '@/parts/Primary';
import { addPasskey } from './passkey';
import css from './session.module.css';

interface Props {
  opened: boolean;
  onClose: () => void;
  onAdded: () => void;
}

/** A key opens all that the password opens, so the password is asked for once more. */
export function AddPasskey({ opened, onClose, onAdded }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t('shell.passkey-add')} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      {opened && <Form onClose={onClose} onAdded={onAdded} />}
    </Modal>
  );
}

function Form({ onClose, onAdded }: Omit<Props, 'opened'>) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (password === '') return setComplaint(t('lock.missing'));
    setBusy(true);
    try {
      await addPasskey(navigator.platform || 'Passkey', password);
      onAdded();
    } catch (error) {
      setPassword('');
      setComplaint(error instanceof ApiProblem ? (error.code === 'credentials-wrong' ? t('lock.wrong') : problemText(error, t)) : t('sign-in.passkey-stopped'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <PasswordInput data-autofocus label={t('sign-in.password')} value={password} onChange={(event) => setPassword(event.currentTarget.value)} autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('verb.show') }} />
        <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={onClose}>{t('verb.back')}</Button>
          <Primary type="submit" loading={busy}>{t('shell.passkey-add')}</Primary>
        </Group>
      </Stack>
    </form>
  );
}
