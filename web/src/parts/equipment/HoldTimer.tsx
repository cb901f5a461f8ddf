import { IconAlarm } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Hold } from '@/api/equipment';
import { duration } from '@/i18n/format';
import { useNow } from '@/parts/batch/useNow';
import css from './holdTimer.module.css';

/** How long it may stand yet as it stands, running down. */
export function HoldTimer({ hold }: { hold: Hold | null }) {
  const { t } = useTranslation();
  const now = useNow(1000);
  if (!hold?.until) return null;
  const seconds = Math.round((new Date(hold.until).getTime() - now) / 1000);
  const key = `equipment.hold.${hold.kind}-${seconds < 0 ? 'over' : 'left'}`;
  return (
    <span className={css.hold} data-tone={seconds < 0 ? 'act' : seconds < 4 * 3600 ? 'look' : 'grey'}>
      <IconAlarm stroke={1.75} size="1.1em" aria-hidden /> {t(key)} <b>{duration(Math.abs(seconds))}</b>
    </span>
  );
}
