import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/api/intent';
import { type Person, personAction, personPath } from '@/api/people';
import { problemText } from '@/api/problem';
import { ActionDialog } from '@/parts/ActionDialog';
import { Time } from '@/parts/Time';
import { useZone } from '@/shell/site';
import css from './people.module.css';

/** Where the person is signed in now, and with which keys he can; a lost one is taken away at once (P11-300c). */
export function SessionsSection({ person, may }: { person: Person; may: boolean }) {
  const { t } = useTranslation();
  const zone = useZone();
  const queries = useQueryClient();
  const [removing, setRemoving] = useState<Person['passkeys'][number] | null>(null);
  const refresh = () => void queries.invalidateQueries({ queryKey: ['people'] });
  const end = useCommand({ onSuccess: refresh });
  const id = person.person.userId;
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{t('people.sessions')}</h2>
      {person.sessions.length === 0 && <p className="th-label">{t('people.no-sessions')}</p>}
      <ul className={css.list}>
        {person.sessions.map((session) => (
          <li key={session.id} className={css.line}>
            <span><span className="th-mono">{session.terminal ?? session.address ?? '–'}</span> · {t('people.since')} <Time at={session.startedAt} zone={zone} />{session.locked && ` · ${t('lock.title')}`}</span>
            {may && <Button size="xs" onClick={() => end.mutate({ method: 'DELETE', path: personPath(id, `sessions/${session.id}`) })}>{t('people.end-now')}</Button>}
          </li>
        ))}
      </ul>
      {end.error && <p role="alert" className={css.refused}>{problemText(end.error, t)}</p>}
      <h2>{t('people.passkeys')}</h2>
      {person.passkeys.length === 0 && <p className="th-label">{t('people.no-passkeys')}</p>}
      <ul className={css.list}>
        {person.passkeys.map((key) => (
          <li key={key.id} className={css.line}>
            <span><IconKey stroke={1.75} size={20} aria-hidden className={css.inline} /> {key.label} · <Time at={key.createdAt} zone={zone} /></span>
            {may && <Button size="xs" aria-label={`${t('people.revoke')} ${key.label}`} onClick={() => setRemoving(key)}>{t('people.revoke')}</Button>}
          </li>
        ))}
      </ul>
      <ActionDialog opened={removing !== null} onClose={() => setRemoving(null)} title={t('people.remove-passkey')} why={removing?.label} verb={t('people.revoke')}
        path={personAction(id, 'remove-passkey')} body={() => ({ passkey: removing?.id })} onDone={() => { setRemoving(null); refresh(); }} />
    </section>
  );
}
