import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, problemText } from '@/api/problem';
import { useMe } from '@/api/session';
import { shortTime } from '@/i18n/format';
import { allDrafts, type Draft } from '@/parts/drafts/draftStore';
import { outbox, sendAgain, type Waiting } from '@/parts/drafts/outbox';
import { explainRefused } from '@/parts/drafts/refused';
import { isShown, shownDraft } from '@/parts/drafts/shown';
import { persistence } from '@/parts/drafts/persistence';
import { useZone } from '../site';
import { useStore } from '../store';
import css from './sync.module.css';
import { placeOfScope } from './scope';
import { isLate } from './useResending';

/** What lies on this device and is not recorded: value, own time, state and the way on, for the person who noted it. */
export function Outbox({ onGo }: { onGo: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const waiting = useStore(outbox).filter((one) => one.person === me.id);
  const persistent = useStore(persistence);
  const drafts = useDrafts(me.id)?.filter((draft) => !waiting.some((one) => one.scope === draft.scope));
  return (
    <section aria-label={t('sync.outbox')}>
      <h3 className={css.title}>{t('sync.outbox')}</h3>
      {waiting.length === 0 && drafts?.length === 0 && <p className="th-label">{t('sync.outbox-empty')}</p>}
      {persistent === false && <p className="th-label" role="note">{t('sync.may-clear')}</p>}
      {persistent === true && <p className="th-hint">{t('sync.keeps')}</p>}
      <ul className={css.list}>
        {waiting.map((entry) => <Sent key={entry.key} entry={entry} onGo={onGo} />)}
        {drafts?.map((draft) => (
          <li key={`${draft.scope} ${draft.field}`}>
            <Where scope={draft.scope} onGo={onGo} />
            <b className={css.value}>{shownDraft(draft)}</b>
            <span className="th-hint">{t('sync.draft')} · <Noted at={draft.at} /></span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sent({ entry, onGo }: { entry: Waiting; onGo: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    if (await sendAgain(entry)) void queries.invalidateQueries({ queryKey: ['batches'] });
    setBusy(false);
  };
  const navigate = useNavigate();
  const explain = () => {
    const place = placeOfScope(entry.scope);
    onGo();
    explainRefused(entry, why ?? '');
    void (place ? navigate({ to: '/floor/batches/$batch/$number' as never, params: place as never })
      : navigate({ to: '/floor/batches/$batch' as never, params: { batch: /^batch\/([^/]+)/.exec(entry.scope)?.[1] } as never }));
  };
  const why = entry.refusal ? problemText(new ApiProblem(entry.refusal), t) : null;
  return (
    <li data-state={entry.state}>
      <Where scope={entry.scope} onGo={onGo} />
      <b className={css.value}>{entry.shown}</b>
      <span className="th-hint">{why !== null ? t('field.refused', { why }) : isLate(entry) ? t('sync.late') : t(`status.entry.${entry.state}`)} · <Noted at={entry.at} /></span>
      {entry.state === 'waiting' && !isLate(entry) && <Button loading={busy} onClick={() => void retry()}>{t('verb.retry')}</Button>}
      {entry.state === 'refused' && <Button onClick={explain}>{t('floor.exception.open')}</Button>}
    </li>
  );
}

function Noted({ at }: { at: number }) {
  const { t } = useTranslation();
  return <>{t('sync.noted', { time: shortTime(at, useZone()) })}</>;
}

/** The step by the number that people read, with the way there. */
function Where({ scope, onGo }: { scope: string; onGo: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const place = placeOfScope(scope);
  if (!place) return <span>{/^batch\/([^/]+)/.exec(scope)?.[1] ?? t('sign.comment')}</span>;
  const go = () => {
    onGo();
    void navigate({ to: '/floor/batches/$batch/$number' as never, params: place as never });
  };
  return <Button variant="subtle" className={css.where} onClick={go}>{place.batch} · {place.number}</Button>;
}

function useDrafts(person: string): Draft[] | null {
  const [drafts, setDrafts] = useState<Draft[] | null>(null);
  useEffect(() => {
    void allDrafts().then((all) => setDrafts(all.filter((draft) => draft.person === person && isShown(draft)))).catch(() => setDrafts([]));
  }, [person]);
  return drafts;
}
