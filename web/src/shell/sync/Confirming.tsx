import { Button, Drawer, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, problemText } from '@/api/problem';
import { useMe } from '@/api/session';
import { shortTime } from '@/i18n/format';
import { allDrafts, type Draft, dropDraft } from '@/parts/drafts/draftStore';
import { lateBody } from '@/parts/drafts/late';
import { giveUp, outbox, sendAgain, type Waiting } from '@/parts/drafts/outbox';
import { explainRefused } from '@/parts/drafts/refused';
import { isShown, shownDraft } from '@/parts/drafts/shown';
import { useDraft } from '@/parts/drafts/useDraft';
import { useZone } from '../site';
import { useStore } from '../store';
import { type Gap, gapOf, gapStore, mustSignIn } from './gap';
import { placeOfScope } from './scope';
import { syncStore } from './syncStore';
import { isLate } from './useResending';
import css from '@/floor/floor.module.css';

/** The network is back: its author confirms each thing that was noted without it; one reason covers what is late of one gap. */
export function Confirming() {
  const me = useMe();
  const gaps = useStore(gapStore);
  const waiting = useStore(outbox).filter((one) => one.person === me.id && one.state !== 'sending');
  const drafts = useOwnDrafts(me.id).filter((draft) => !waiting.some((one) => one.scope === draft.scope));
  const offline = useStore(syncStore).offlineSince !== null;
  const closed = useStore(mustSignIn);
  if (offline || closed) return null;
  // The oldest first: each gap has its own reason.
  const noted = gaps.map((gap) => ({ gap, entries: waiting.filter((one) => gapOf(one.at) === gap), drafts: drafts.filter((one) => gapOf(one.at) === gap) }));
  const open = noted.find((one) => one.entries.length + one.drafts.length > 0);
  return open ? <OfGap key={open.gap.since} {...open} /> : null;
}

function OfGap({ gap, entries, drafts }: { gap: Gap; entries: Waiting[]; drafts: Draft[] }) {
  const { t } = useTranslation();
  const zone = useZone();
  const [later, setLater] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const [reason, setReason] = useDraft(`gap/${gap.since}`, 'late-reason');
  const late = [...entries, ...drafts].some((one) => isLate(one));
  return (
    <Drawer opened={!later} onClose={() => setLater(true)} position="bottom" size="auto" radius="md" title={t('sync.back', { since: shortTime(gap.since, zone), until: shortTime(gap.until, zone) })}
      closeButtonProps={{ 'aria-label': t('verb.close') }} transitionProps={{ duration: 0 }} styles={{ content: { height: 'auto', maxHeight: '94dvh', maxWidth: 800, marginInline: 'auto' } }}>
      <div className={`th-floor ${css.sheet}`} data-confirming>
        <p>{t('sync.confirm-what')}</p>
        {told && <p role="status" className={css.look}>{told}</p>}
        {late && <Textarea label={t('sync.confirm-why')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={1} maxRows={4} maxLength={1000} />}
        <ul className={css.late}>
          {entries.map((entry) => <Entry key={entry.key} entry={entry} first={entry === entries.find((one) => one.state === 'waiting')} gap={gap} reason={reason} onGo={() => setLater(true)} onGiven={setTold} />)}
          {drafts.map((draft) => <Noted key={`${draft.scope} ${draft.field}`} draft={draft} onGo={() => setLater(true)} />)}
        </ul>
      </div>
    </Drawer>
  );
}

function Entry({ entry, first, gap, reason, onGo, onGiven }: { entry: Waiting; first: boolean; gap: Gap; reason: string; onGo: () => void; onGiven: (told: string | null) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const zone = useZone();
  const [busy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string | null>(null);
  const say = (text: string) => t('sync.in-words', { text, time: shortTime(entry.at, zone), reason: reason.trim() });
  const confirm = async () => {
    if (isLate(entry) && reason.trim() === '') return setComplaint(t('part.reason-needed'));
    setComplaint(null);
    setBusy(true);
    if (await sendAgain(entry, lateBody(entry, gap, reason, say))) void queries.invalidateQueries({ queryKey: ['batches'] });
    setBusy(false);
  };
  const giveItUp = async () => {
    setBusy(true);
    const done = await giveUp(entry);
    setBusy(false);
    if (done === null) setComplaint(t('sync.not-asked'));
    else {
      onGiven(done === 'recorded' ? t('sync.was-recorded', { what: entry.shown }) : null);
      void queries.invalidateQueries({ queryKey: ['batches'] });
    }
  };
  const navigate = useNavigate();
  const go = () => void navigate({ to: '/floor/batches/$batch' as never, params: { batch: /^batch\/([^/]+)/.exec(entry.scope)?.[1] } as never });
  const why = complaint ?? (entry.refusal ? t('field.refused', { why: problemText(new ApiProblem(entry.refusal), t) }) : null);
  return (
    <li>
      <span><Where scope={entry.scope} onGo={onGo} /> <b>{entry.shown}</b> <At at={entry.at} />{why && <span role="alert" className={css.complaint}> {why}</span>}</span>
      <span className={css.row}>
        {entry.state === 'refused' ? <Button onClick={() => { onGo(); explainRefused(entry, why ?? ''); go(); }}>{t('floor.exception.open')}</Button>
          : <Button loading={busy} onClick={() => void giveItUp()}>{t('sync.drop')}</Button>}
        {entry.state === 'waiting' && <Button variant={first ? 'filled' : 'default'} loading={busy} onClick={() => void confirm()}>{t('sync.confirm')}</Button>}
      </span>
    </li>
  );
}

/** What was typed and not saved is finished at its own step, which asks for whatever it still lacks. */
function Noted({ draft, onGo }: { draft: Draft; onGo: () => void }) {
  const { t } = useTranslation();
  return (
    <li>
      <span><Where scope={draft.scope} onGo={onGo} /> <b>{shownDraft(draft)}</b> <At at={draft.at} /></span>
      <Button onClick={() => void dropDraft(draft.person, draft.scope, draft.field)}>{t('sync.drop')}</Button>
    </li>
  );
}

function At({ at }: { at: number }) {
  const { t } = useTranslation();
  return <span className="th-hint">{t('sync.noted', { time: shortTime(at, useZone()) })}</span>;
}

function Where({ scope, onGo }: { scope: string; onGo: () => void }) {
  const navigate = useNavigate();
  const place = placeOfScope(scope);
  if (!place) return null;
  const go = () => {
    onGo();
    void navigate({ to: '/floor/batches/$batch/$number' as never, params: place as never });
  };
  return <Button variant="subtle" onClick={go}>{place.batch} · {place.number}</Button>;
}

function useOwnDrafts(person: string): Draft[] {
  const [drafts, setDrafts] = useState<Draft[]>([]);
  const sent = useStore(outbox);
  const gaps = useStore(gapStore);
  useEffect(() => {
    const read = () => void allDrafts().then((all) => setDrafts(all.filter((draft) => draft.person === person && isShown(draft) && gapOf(draft.at) !== null))).catch(() => undefined);
    read();
    const timer = setInterval(read, 2000);
    return () => clearInterval(timer);
  }, [person, gaps, sent]);
  return drafts;
}
