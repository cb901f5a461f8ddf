import '@mantine/spotlight/styles.layer.css';
import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconLock, IconLogout, IconQuestionMark, IconScan, IconSearch } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { useScan } from '@/parts/scan/ScanCatcher';
import { registerFinders } from '@/office/finders';
import { helpOpen } from '../keys/KeyHelp';
import { leaveNow, lockNow } from '../session/lockNow';
import { useFound } from './found';
import { placesFor } from './places';
import { searchOpen } from './searchOpen';

const [store, spotlight] = createSpotlight();
const iconProps = { stroke: 1.75, size: 20, 'aria-hidden': true } as const;

/** Things by id or name, places, commands; a scanned code opens what it names. */
export function SearchBox() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [query, setQuery] = useState('');
  const places = usePlaceActions();
  const commands = useCommandActions();
  const found = useFoundActions(query);
  useScan((scan) => setQuery(scan.text));
  useEffect(() => spotlight.open(), []);
  const me = useMe();
  useState(() => registerFinders(queries, me));
  useFirstSelected(found.map((action) => action.id).join());
  return (
    <Spotlight
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={() => searchOpen.set(false)}
      shortcut={null}
      limit={20}
      scrollable
      maxHeight={420}
      nothingFound={t('shell.search-nothing')}
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0 }}
      attributes={{ content: { 'aria-label': t('verb.search') } }}
      searchProps={{ placeholder: t('shell.search-hint'), leftSection: <IconSearch {...iconProps} />, 'aria-label': t('verb.search') }}
      filter={(typed, actions) => keep(typed, actions as never) as never}
      actions={[
        { group: t('shell.search-found'), actions: found },
        { group: t('shell.search-go'), actions: places },
        { group: t('shell.search-do'), actions: commands },
      ].filter((group) => group.actions.length > 0)}
    />
  );
}

/** Answers come one by one: while nobody has moved, the first line is the chosen one, so that Enter opens what stands on top. */
function useFirstSelected(lines: string): void {
  useEffect(() => {
    const list = document.getElementById(store.getState().listId);
    if (!list || store.getState().selected > 0) return;
    for (const [index, line] of list.querySelectorAll('[data-action]').entries()) line.toggleAttribute('data-selected', index === 0);
    store.updateState((state) => ({ ...state, selected: 0 }));
  }, [lines]);
}

interface Group {
  group: string;
  actions: SpotlightActionData[];
}

/** What was found answers the words already; places and commands are kept when their words contain them. */
function keep(typed: string, groups: Group[]): Group[] {
  const words = typed.trim().toLocaleLowerCase();
  return groups
    .map((group) => ({ ...group, actions: group.actions.filter((action) => action.id.startsWith('found:') || `${action.label} ${action.id}`.toLocaleLowerCase().includes(words)) }))
    .filter((group) => group.actions.length > 0);
}

function usePlaceActions(): SpotlightActionData[] {
  const { t } = useTranslation();
  const me = useMe();
  const router = useRouter();
  const navigate = useNavigate();
  const known = router.routesByPath as Record<string, unknown>;
  return placesFor(me).filter((place) => place.path in known).map(({ id, path, icon: Icon }) => ({
    id: `place:${id}`, label: t(`shell.rail.${id}`), leftSection: <Icon {...iconProps} />, onClick: () => void navigate({ to: path as never }),
  }));
}

function useCommandActions(): SpotlightActionData[] {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return [
    { id: 'do:lock', label: t('shell.lock-now'), leftSection: <IconLock {...iconProps} />, onClick: () => void lockNow(queries) },
    { id: 'do:keys', label: t('keys.title'), leftSection: <IconQuestionMark {...iconProps} />, onClick: () => helpOpen.set(true) },
    { id: 'do:leave', label: t('shell.sign-out'), leftSection: <IconLogout {...iconProps} />, onClick: () => void leaveNow(queries) },
  ];
}

function useFoundActions(query: string): SpotlightActionData[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  const me = useMe();
  const mayTrace = placesFor(me).some((place) => place.id === 'trace');
  const { found, settled } = useFound(query);
  const actions: SpotlightActionData[] = found.map((thing) => ({
    id: `found:${thing.link}`, label: thing.label, description: thing.about, onClick: () => void navigate({ href: thing.link } as never),
  }));
  // Last, and only when nothing else can come before it: Enter takes the first line.
  if (settled && '/trace' in router.routesByPath && mayTrace && /^[\]\d\w(][\w()\-./:\u001d]{7,}$/.test(query.trim())) {
    actions.push({
      id: 'found:code', label: t('shell.search-open-code', { code: query.trim() }), leftSection: <IconScan {...iconProps} />,
      onClick: () => void navigate({ to: '/trace' as never, search: { code: query.trim() } as never }),
    });
  }
  return actions;
}
