import { useTranslation } from 'react-i18next';
import { instant, inZone } from '@/i18n/format';

interface Props {
  at: string;
  zone?: string;
  /** Only the clock and the offset, where the day is said beside it. */
  short?: boolean;
}

/** A time always carries its zone: the site's first, UTC on demand (as the title). */
export function Time({ at, zone, short = false }: Props) {
  const { t } = useTranslation();
  const local = inZone(at, zone);
  const text = short ? `${local.time} ${local.offset}` : instant(at, zone);
  return (
    <time dateTime={at} title={`${instant(at)} UTC`} aria-label={`${t('activity.time')} ${text}`} className="th-time">
      {text}
    </time>
  );
}
