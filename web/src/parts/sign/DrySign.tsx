import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/api/http';
import { ApiProblem, problemText } from '@/api/problem';

interface Props<T> {
  action: string;
  body: object;
  onSigned: (answer: T) => void;
  onRefused?: (problem: ApiProblem) => void;
}

/** In a dry run nothing is signed: where a signature would be asked for, the screen says so and goes on. */
export function DrySign<T>({ action, body, onSigned, onRefused }: Props<T>) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string | null>(null);
  const go = async () => {
    setBusy(true);
    try {
      onSigned(await request<T>('POST', action, body));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setComplaint(problemText(error, t));
      onRefused?.(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack>
      <p>{t('sign.dry-run')}</p>
      <p role="alert">{complaint ?? '\u00a0'}</p>
      <Button variant="filled" loading={busy} onClick={() => void go()}>{t('sign.dry-run-go')}</Button>
    </Stack>
  );
}
