import { ActionIcon, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { preferences, setPreference } from '../prefs/preferences';
import { useStore } from '../store';
import { usePlaceCounts } from './counts';
import { placesFor } from './places';
import css from './office.module.css';

export const useNarrow = () => useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false });

/** Folded by choice, or because the window has no room for words. */
export function useRailFolded(): boolean {
  const { railFolded } = useStore(preferences);
  return useNarrow() || railFolded;
}

export function Rail() {
  const { t } = useTranslation();
  const me = useMe();
  const known = useRouter().routesByPath as Record<string, unknown>;
  const folded = useRailFolded();
  const narrow = useNarrow();
  const counts = usePlaceCounts();
  return (
    <nav className={css.rail} aria-label={t('shell.places')}>
      <div className={css.mark}><span className={css.markFull}>Theriac</span><span className={css.markShort} aria-hidden>Th</span></div>
      <ul>
        {placesFor(me).filter((place) => place.path in known).map(({ id, path, icon: Icon }) => (
          <li key={id}>
            <Tooltip label={t(`shell.rail.${id}`)} position="right" disabled={!folded}>
              <Link to={path as never} className={css.place} activeProps={{ 'data-active': true } as object} aria-label={folded ? [t(`shell.rail.${id}`), counts[id] || ''].join(' ').trim() : undefined}>
                <Icon stroke={1.75} size={20} aria-hidden />
                {!folded && <span className={css.placeName}>{t(`shell.rail.${id}`)}</span>}
                {counts[id] ? <span className={css.count}>{counts[id]}</span> : null}
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
      {!narrow && <ActionIcon className={css.fold} aria-label={folded ? t('shell.unfold') : t('shell.fold')} onClick={() => setPreference('railFolded', !folded)}>
        {folded ? <IconLayoutSidebarLeftExpand stroke={1.75} size={20} /> : <IconLayoutSidebarLeftCollapse stroke={1.75} size={20} />}
      </ActionIcon>}
    </nav>
  );
}
