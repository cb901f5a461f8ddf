import { Button, PasswordInput, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, problemText } from '@/api/problem';
import { changePassword, type SessionUser, sessionQuery } from '@/api/session';
import { LanguageChoice } from '../prefs/LanguageChoice';
import { leaveNow } from './lockNow';
import css from './session.module.css';

/** A password that somebody else gave signs nothing: its owner chooses one before anything else opens (P11-200a3). */
export function ChangePassword({ user }: { user: SessionUser }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (next !== again) return setComplaint(t('sign-in.differ'));
    setBusy(true);
    try {
      await changePassword(old, next);
      await refresh();
    } catch (error) {
      setComplaint(error instanceof ApiProblem && error.code === 'credentials-wrong' ? t('lock.wrong') : problemText(error, t));
    } finally {
      setBusy(false);
    }
  };
  const toggle = { 'aria-label': t('verb.show') };
  return (
    <main className={css.page}>
      <form className={css.card} onSubmit={(event) => void submit(event)}>
        <Stack>
          <h1 className={css.title}>{t('sign-in.change-title')}</h1>
          <p className={css.text}>{t('sign-in.change-why')}</p>
          <input type="text" autoComplete="username" value={user.id} readOnly hidden />
          <PasswordInput label={t('sign-in.password')} value={old} onChange={(event) => setOld(event.currentTarget.value)} autoComplete="current-password" autoFocus visibilityToggleButtonProps={toggle} />
          <PasswordInput label={t('sign-in.new-password')} value={next} onChange={(event) => setNext(event.currentTarget.value)} autoComplete="new-password" visibilityToggleButtonProps={toggle} />
          <PasswordInput label={t('sign-in.again')} value={again} onChange={(event) => setAgain(event.currentTarget.value)} autoComplete="new-password" visibilityToggleButtonProps={toggle} />
          <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
          <Button type="submit" variant="filled" loading={busy} data-primary>{t('sign-in.change')}</Button>
          <Button variant="subtle" color="gray" onClick={() => void leaveNow(queries)}>{t('shell.sign-out')}</Button>
        </Stack>
      </form>
      <div className={css.foot}><LanguageChoice /></div>
    </main>
  );
}
