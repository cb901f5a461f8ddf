import { Button, PasswordInput, Stack } from '@mantine/core';
import { IconBook2, IconKey, IconLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, problemText } from '@/api/problem';
import { type Session, type SessionUser, sessionQuery, unlock } from '@/api/session';
import { useStore } from '../store';
import { syncStore } from '../sync/syncStore';
import { LanguageChoice } from '../prefs/LanguageChoice';
import { SiteClock } from '../SiteClock';
import { shortTime } from '@/i18n/format';
import { useZone } from '../site';
import { gapStore } from '../sync/gap';
import { restoreCaret } from './caret';
import { lockHint } from './lockHint';
import { leaveNow } from './lockNow';
import { Reading } from './Reading';
import { enterWithPasskey, passkeysWork } from './passkey';
import css from './session.module.css';

/** Unlock gives the same person the same place; another person starts a session of his own. */
export function LockScreen({ session, user }: { session: Session; user: SessionUser }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const offline = useStore(syncStore).offlineSince !== null;
  const hint = useStore(lockHint);
  const gap = useStore(gapStore).at(-1);
  const zone = useZone();
  const [password, setPassword] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [reading, setReading] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password === '') setComplaint(t('lock.missing'));
    else void open(() => unlock(password));
  };
  const open = async (prove: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await prove();
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      restoreCaret();
    } catch (error) {
      setComplaint(wrong(error, t));
      setPassword('');
      field.current?.focus();
    } finally {
      setBusy(false);
    }
  };

  if (reading && offline) return <Reading onBack={() => setReading(false)} />;
  return (
    <main className={css.page} data-room={session.terminal ? 'floor' : 'office'}>
      <form className={css.card} onSubmit={submit}>
        <Stack>
          <h1 className={css.title}><IconLock stroke={1.75} size={24} aria-hidden /> {t('lock.title')}</h1>
          {hint && <div className={css.hint}>{hint}</div>}
          <p className={css.text}>{t('lock.who', { name: user.name })}</p>
          {gap && !offline && <p className={css.text} role="status">{t('lock.back', { time: shortTime(gap.since, session.terminal?.site ? zone : 'UTC') })}</p>}
          <input type="text" autoComplete="username" value={user.id} readOnly hidden />
          <PasswordInput ref={field} label={t('sign-in.password')} value={password} onChange={(event) => setPassword(event.currentTarget.value)} autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('verb.show') }} />
          <p role="alert" className={css.complaint}>{offline ? t('lock.no-network') : (complaint ?? '\u00a0')}</p>
          <Button type="submit" variant="filled" loading={busy} data-primary>{t('verb.unlock')}</Button>
          {offline && session.terminal && <Button leftSection={<IconBook2 stroke={1.75} size={20} />} onClick={() => setReading(true)}>{t('lock.read')}</Button>}
          {passkeysWork() && <Button leftSection={<IconKey stroke={1.75} size={20} />} onClick={() => void open(() => enterWithPasskey('unlock'))}>{t('sign-in.passkey')}</Button>}
          <Button variant="subtle" color="gray" onClick={() => void leaveNow(queries)}>{t('lock.another')}</Button>
        </Stack>
      </form>
      <div className={css.foot}><SiteClock /><LanguageChoice /></div>
    </main>
  );
}

function wrong(error: unknown, t: ReturnType<typeof useTranslation>['t']): string {
  if (!(error instanceof ApiProblem)) return t('sign-in.passkey-stopped');
  const left = error.fact('triesLeft');
  const text = error.code === 'credentials-wrong' ? t('lock.wrong') : problemText(error, t);
  return left === undefined ? text : `${text} ${t('sign-in.tries', { count: Number(left) })}`;
}
