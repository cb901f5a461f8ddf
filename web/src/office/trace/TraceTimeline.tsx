import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import type { TraceAnswer } from '@/api/trace';
import { Time } from '@/parts/Time';
import { Empty } from '@/parts/views/Views';
import { useEventWord, usePlaceName } from './names';
import css from './trace.module.css';

/** What happened, in order, in the zone of the site where it was made. */
export function TraceTimeline({ found, zone }: { found: TraceAnswer; zone: string }) {
  const { t } = useTranslation();
  const placeName = usePlaceName();
  const word = useEventWord();
  if (found.forward.events.length === 0) return <Empty>{t('trace.no-events')}</Empty>;
  return (
    <ol className={css.events}>
      {found.forward.events.map((event) => (
        <li key={`${event.entryNumber} ${event.type} ${event.bizStep} ${event.at}`}>
          <Time at={event.at} zone={zone} />
          <b>{word('step', event.bizStep) || event.type}</b>
          <span className="th-label">
            {[
              word('disposition', event.disposition), event.bizLocation && placeName(event.bizLocation),
              event.destination && t('trace.to', { place: placeName(event.destination) }), t('trace.things', { count: event.things }),
            ].filter(Boolean).join(' · ')}
          </span>
          <Link to={'/activity' as never} search={{ entry: event.entryNumber } as never}>{t('activity.entry', { number: event.entryNumber })}</Link>
        </li>
      ))}
    </ol>
  );
}
