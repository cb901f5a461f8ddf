import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { shortTime } from '@/i18n/format';
import { allDrafts, type Draft } from '@/parts/drafts/draftStore';
import { useZone } from '../site';
import css from './sync.module.css';

/** What lies on this device and is not recorded: value and own time, for the person who noted it. */
export function Outbox() {
  const { t } = useTranslation();
  const me = useMe();
  const zone = useZone();
  const [drafts, setDrafts] = useState<Draft[] | null>(null);
  useEffect(() => {
    void allDrafts().then((all) => setDrafts(all.filter((draft) => draft.person === me.id && draft.value !== ''))).catch(() => setDrafts([]));
  }, [me.id]);
  return (
    <section aria-label={t('sync.outbox')}>
      <h3 className={css.title}>{t('sync.outbox')}</h3>
      {drafts?.length === 0 && <p className="th-label">{t('sync.outbox-empty')}</p>}
      <ul className={css.list}>
        {drafts?.map((draft) => (
          <li key={`${draft.scope} ${draft.field}`}>
            <span className="th-mono">{draft.scope}</span>
            <b>{draft.value}</b>
            <span className="th-hint">{t('sync.noted', { time: shortTime(draft.at, zone) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
