import { IconKey } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Person } from '@/api/people';
import { Time } from '@/parts/Time';
import { useZone } from '@/shell/site';
import css from './people.module.css';

/** Where the person is signed in now, and with which keys he can. */
export function SessionsSection({ person }: { person: Person }) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{t('people.sessions')}</h2>
      {person.sessions.length === 0 && <p className="th-label">{t('people.no-sessions')}</p>}
      <ul className={css.list}>
        {person.sessions.map((session) => (
          <li key={session.id}><span className="th-mono">{session.terminal ?? '–'}</span> {t('people.since')} <Time at={session.startedAt} zone={zone} />{session.locked && ` · ${t('lock.title')}`}</li>
        ))}
      </ul>
      <h2>{t('people.passkeys')}</h2>
      {person.passkeys.length === 0 && <p className="th-label">{t('people.no-passkeys')}</p>}
      <ul className={css.list}>
        {person.passkeys.map((key) => <li key={key.id}><IconKey stroke={1.75} size={20} aria-hidden className={css.inline} /> {key.label} · <Time at={key.createdAt} zone={zone} /></li>)}
      </ul>
    </section>
  );
}
