import { Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { IconBook2, IconKey, IconPencil } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, problemText } from '@/api/problem';
import { type Session, sessionQuery, signIn, tilesQuery } from '@/api/session';
import { allDrafts } from '@/parts/drafts/draftStore';
import { useScan } from '@/parts/scan/ScanCatcher';
import { shortTime } from '@/i18n/format';
import { LanguageChoice } from '../prefs/LanguageChoice';
import { SiteClock } from '../SiteClock';
import { useStore } from '../store';
import { syncStore } from '../sync/syncStore';
import { nameOf } from './names';
import { enterWithPasskey, passkeysWork } from './passkey';
import { Reading } from './Reading';
import css from './session.module.css';

/** User id and password, or a passkey. Tiles and badges of a terminal fill the id, never the secret. */
export function SignIn({ session }: { session: Session }) {
  const { t } = useTranslation();
  const [userId, setUserId] = useState('');
  const [password, setPassword] = useState('');
  const secret = useRef<HTMLInputElement>(null);
  const form = useSignIn(() => {
    setPassword('');
    secret.current?.focus();
  });
  const offline = useStore(syncStore).offlineSince !== null;
  const choose = (id: string) => {
    setUserId(id);
    secret.current?.focus();
  };
  useScan((scan) => choose(scan.text));
  const [reading, setReading] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (userId.trim() === '' || password === '') form.complain(t('sign-in.missing'));
    else void form.run(() => signIn(userId.trim(), password));
  };

  if (reading && offline) return <Reading onBack={() => setReading(false)} />;
  return (
    <main className={css.page} data-room={session.terminal ? 'floor' : 'office'}>
      <div className={css.brand}>
        <div className={css.wordmark}>Theriac</div>
        <div className="th-label">{t('sign-in.why')}</div>
      </div>
      <form className={css.card} onSubmit={submit}>
        <Stack gap="md">
          <div>
            <h1 className={css.title}>{t('sign-in.title')}</h1>
            {session.terminal && <div className="th-label">{t('sign-in.terminal', { name: session.terminal.name })}</div>}
          </div>
          {session.terminal && <Tiles chosen={userId} onChoose={choose} />}
          <TextInput label={t('sign-in.user-id')} value={userId} onChange={(event) => setUserId(event.currentTarget.value)} autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} name="userId" />
          <PasswordInput ref={secret} label={t('sign-in.password')} value={password} onChange={(event) => setPassword(event.currentTarget.value)} autoComplete="current-password" name="password"
            visibilityToggleButtonProps={{ 'aria-label': t('verb.show') }} />
          <p role="alert" className={css.complaint}>{offline ? t('sign-in.no-network') : (form.complaint ?? '\u00a0')}</p>
          <Button type="submit" variant="filled" loading={form.busy} data-primary>{t('sign-in.title')}</Button>
          {offline && session.terminal && <Button leftSection={<IconBook2 stroke={1.75} size={20} />} onClick={() => setReading(true)}>{t('lock.read')}</Button>}
          <Divider label={t('sign-in.or')} />
          <Button leftSection={<IconKey stroke={1.75} size={20} />} onClick={() => (passkeysWork() ? void form.run(() => enterWithPasskey('sign-in')) : form.complain(t('sign-in.passkey-none')))}>
            {t('sign-in.passkey')}
          </Button>
        </Stack>
      </form>
      <UnsentDrafts />
      <div className={css.foot}><SiteClock /><LanguageChoice />{!session.terminal && <a className={css.link} href="/setup/terminal">{t('sign-in.enrol')}</a>}</div>
    </main>
  );
}

function useSignIn(onWrong: () => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [complaint, complain] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (enter: () => Promise<unknown>) => {
    setBusy(true);
    complain(null);
    try {
      await enter();
      // What the person before had loaded is not this person's to see.
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    } catch (error) {
      complain(wrong(error, t));
      onWrong();
    } finally {
      setBusy(false);
    }
  };
  return { complaint, complain, busy, run };
}

function wrong(error: unknown, t: ReturnType<typeof useTranslation>['t']): string {
  if (!(error instanceof ApiProblem)) return t('sign-in.passkey-stopped');
  const left = error.fact('triesLeft');
  const text = error.code === 'credentials-wrong' ? t('sign-in.wrong') : problemText(error, t);
  return left === undefined ? text : `${text} ${t('sign-in.tries', { count: Number(left) })}`;
}

function Tiles({ chosen, onChoose }: { chosen: string; onChoose: (id: string) => void }) {
  const { t } = useTranslation();
  const { data } = useQuery(tilesQuery);
  const people = data?.items ?? [];
  if (people.length === 0) return null;
  return (
    <div role="group" aria-label={t('sign-in.tiles')} className={css.tiles}>
      {people.map((person) => (
        <button key={person.userId} type="button" className={css.tile} aria-pressed={chosen === person.userId} onClick={() => onChoose(person.userId)}>
          <b>{person.name}</b><span className="th-hint">{person.userId}</span>
        </button>
      ))}
    </div>
  );
}

/** Whose draft lies here and since when; never its value. */
function UnsentDrafts() {
  const { t } = useTranslation();
  const [lines, setLines] = useState<{ person: string; count: number; since: number }[]>([]);
  useEffect(() => {
    void allDrafts().then((drafts) => {
      const people = [...new Set(drafts.map((draft) => draft.person))];
      setLines(people.map((person) => {
        const own = drafts.filter((draft) => draft.person === person);
        return { person, count: own.length, since: Math.min(...own.map((draft) => draft.at)) };
      }));
    }).catch(() => undefined);
  }, []);
  if (lines.length === 0) return null;
  return (
    <ul className={css.unsent}>
      {lines.map((line) => (
        <li key={line.person}><IconPencil stroke={1.75} size={20} aria-hidden /> {t('sign-in.unsent', { count: line.count, name: nameOf(line.person), time: shortTime(line.since, Intl.DateTimeFormat().resolvedOptions().timeZone) })}</li>
      ))}
    </ul>
  );
}
