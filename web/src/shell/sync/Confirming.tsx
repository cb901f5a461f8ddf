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
import { outbox, sendAgain, settle, type Waiting } from '@/parts/drafts/outbox';
import { useDraft } from '@/parts/drafts/useDraft';
import { useZone } from '../site';
import { useStore } from '../store';
import { type Gap, gapStore, isWithin, mustSignIn } from './gap';
import { placeOfScope } from './scope';
import { syncStore } from './syncStore';
import { isLate } from './useResending';
import css from '@/floor/floor.module.css';

/** The network is back: its author confirms each thing that was noted without it; one reason covers what is late of one gap. */
export function Confirming() {
  const gap = useStore(gapStore);
  const offline = useStore(syncStore).offlineSince !== null;
  const closed = useStore(mustSignIn);
  return gap && !offline && !closed ? <OfGap key={gap.since} gap={gap} /> : null;
}

function OfGap({ gap }: { gap: Gap }) {
  const { t } = useTranslation();
  const zone = useZone();
  const me = useMe();
  const entries = useStore(outbox).filter((one) => one.person === me.id && one.state !== 'sending' && isWithin(gap, one.at));
  const drafts = useDraftsOf(me.id, gap).filter((draft) => !entries.some((one) => one.scope === draft.scope));
  const [later, setLater] = useState(false);
  const [reason, setReason] = useDraft(`gap/${gap.since}`, 'late-reason');
  const late = [...entries, ...drafts].some((one) => isLate(one));
  if (entries.length + drafts.length === 0) return null;
  return (
    <Drawer opened={!later} onClose={() => setLater(true)} position="bottom" size="auto" radius="md" title={t('sync.back', { since: shortTime(gap.since, zone), until: shortTime(gap.until, zone) })}
      closeButtonProps={{ 'aria-label': t('verb.close') }} transitionProps={{ duration: 0 }} styles={{ content: { height: 'auto', maxHeight: '94dvh', maxWidth: 800, marginInline: 'auto' } }}>
      <div className={`th-floor ${css.sheet}`} data-confirming>
        <p>{t('sync.confirm-what')}</p>
        {late && <Textarea label={t('sync.confirm-why')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={1} maxRows={4} maxLength={1000} />}
        <ul className={css.late}>
          {entries.map((entry) => <Entry key={entry.key} entry={entry} gap={gap} reason={reason} onGo={() => setLater(true)} />)}
          {drafts.map((draft) => <Noted key={`${draft.scope} ${draft.field}`} draft={draft} onGo={() => setLater(true)} />)}
        </ul>
      </div>
    </Drawer>
  );
}

function Entry({ entry, gap, reason, onGo }: { entry: Waiting; gap: Gap; reason: string; onGo: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string | null>(null);
  const confirm = async () => {
    if (isLate(entry) && reason.trim() === '') return setComplaint(t('part.reason-needed'));
    setComplaint(null);
    setBusy(true);
    if (await sendAgain(entry, lateBody(entry, gap, reason))) void queries.invalidateQueries({ queryKey: ['batches'] });
    setBusy(false);
  };
  const why = complaint ?? (entry.refusal ? t('field.refused', { why: problemText(new ApiProblem(entry.refusal), t) }) : null);
  return (
    <li>
      <span><Where scope={entry.scope} onGo={onGo} /> <b>{entry.shown}</b> <At at={entry.at} />{why && <span role="alert" className={css.complaint}> {why}</span>}</span>
      <span className={css.row}>
        <Button onClick={() => settle(entry.person, entry.scope)}>{t('sync.drop')}</Button>
        {entry.state === 'waiting' && <Button variant="filled" loading={busy} onClick={() => void confirm()}>{t('sync.confirm')}</Button>}
      </span>
    </li>
  );
}

/** What was typed and not saved is finished at its own step, which asks for whatever it still lacks. */
function Noted({ draft, onGo }: { draft: Draft; onGo: () => void }) {
  const { t } = useTranslation();
  return (
    <li>
      <span><Where scope={draft.scope} onGo={onGo} /> <b>{draft.value}</b> <At at={draft.at} /></span>
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

const shownFields = ['value', 'quantity', 'row', 'comment', 'description', 'reason', 'left-out'];

function useDraftsOf(person: string, gap: Gap): Draft[] {
  const [drafts, setDrafts] = useState<Draft[]>([]);
  const sent = useStore(outbox);
  useEffect(() => {
    const read = () => void allDrafts().then((all) => setDrafts(all.filter((draft) =>
      draft.person === person && draft.value !== '' && shownFields.includes(draft.field) && isWithin(gap, draft.at)))).catch(() => undefined);
    read();
    const timer = setInterval(read, 2000);
    return () => clearInterval(timer);
  }, [person, gap, sent]);
  return drafts;
}
