import { Popover, UnstyledButton } from '@mantine/core';
import { IconBan, IconClockPause, IconCloudCheck, IconCloudOff, IconCloudUp, IconPlugConnectedX, type Icon } from '@tabler/icons-react';
import { useIsMutating } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { shortTime } from '@/i18n/format';
import { allDrafts } from '@/parts/drafts/draftStore';
import { outbox } from '@/parts/drafts/outbox';
import { useZone } from '../site';
import { useStore } from '../store';
import { Outbox } from './Outbox';
import { sync, syncStore, type SyncState } from './syncStore';
import css from './sync.module.css';

interface Shown {
  icon: Icon;
  tone: 'grey' | 'look' | 'stop';
  text: string;
}

/** Saved, sending, waiting or refused: the worst first. A tap opens the outbox. */
export function SyncChip() {
  const { t } = useTranslation();
  const zone = useZone();
  const state = useStore(syncStore);
  const sending = useIsMutating();
  const [opened, setOpened] = useState(false);
  useWaitingDrafts(state.offlineSince !== null);
  const { icon: Icon, tone, text } = shownFor(state, sending, (at) => shortTime(at, zone), t);
  return (
    <Popover width={340} position="bottom-end" opened={opened} onChange={setOpened}>
      <Popover.Target>
        <UnstyledButton className={css.chip} data-tone={tone} data-sync onClick={() => setOpened(!opened)}>
          <Icon stroke={1.75} size={20} aria-hidden /> <span role="status">{text}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown><Outbox onGo={() => setOpened(false)} /></Popover.Dropdown>
    </Popover>
  );
}

/** What was sent and not answered waits; without network, what this person notes waits too. */
function useWaitingDrafts(offline: boolean): void {
  const { id } = useMe();
  const sent = useStore(outbox);
  useEffect(() => {
    const own = sent.filter((entry) => entry.person === id);
    const refused = own.filter((entry) => entry.state === 'refused').length;
    const tell = (waiting: { scope: string; at: number }[]) => sync.outbox(
      waiting.length === 0 ? null : { count: new Set(waiting.map((one) => one.scope)).size, since: Math.min(...waiting.map((one) => one.at)) }, refused);
    const waiting = own.filter((entry) => entry.state === 'waiting');
    tell(waiting);
    if (!offline) return undefined;
    const count = () => allDrafts().then((drafts) => tell([...waiting, ...drafts.filter((draft) => draft.person === id && draft.value !== '')])).catch(() => undefined);
    void count();
    const timer = setInterval(() => void count(), 2000);
    return () => clearInterval(timer);
  }, [offline, id, sent]);
}

function shownFor(state: SyncState, sending: number, time: (at: number) => string, t: ReturnType<typeof useTranslation>['t']): Shown {
  if (state.refused > 0) return { icon: IconBan, tone: 'stop', text: t('sync.refused', { count: state.refused }) };
  if (state.waiting && state.waiting.count > 0) {
    return { icon: IconClockPause, tone: 'look', text: t('sync.waiting', { count: state.waiting.count, time: time(state.waiting.since) }) };
  }
  if (state.offlineSince !== null) return { icon: IconCloudOff, tone: 'look', text: t('sync.offline', { time: time(state.offlineSince) }) };
  if (sending > 0) return { icon: IconCloudUp, tone: 'grey', text: t('sync.sending', { count: sending }) };
  // A feed that hiccups for a moment is no news; one that stays silent means the screen may be old.
  if (state.notLiveSince !== null && Date.now() - state.notLiveSince > 5000) {
    return { icon: IconPlugConnectedX, tone: 'look', text: t('sync.not-live', { time: time(state.notLiveSince) }) };
  }
  return { icon: IconCloudCheck, tone: 'grey', text: t('sync.saved') };
}

/** The whole sentence while there is no network. */
export function OfflineBand() {
  const { t } = useTranslation();
  const zone = useZone();
  const { offlineSince } = useStore(syncStore);
  if (offlineSince === null) return null;
  return <div className={css.band} role="status"><IconCloudOff stroke={1.75} size={20} aria-hidden /> {t('sync.band', { time: shortTime(offlineSince, zone) })}</div>;
}
