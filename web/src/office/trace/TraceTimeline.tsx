import { useTranslation } from 'react-i18next';
import type { TraceAnswer } from '@/api/trace';
import { Time } from '@/parts/Time';
import { Empty } from '@/parts/views/Views';
import { useZone } from '@/shell/site';
import css from './trace.module.css';

/** What happened, in order. Words of the standard are kept as they are. */
export function TraceTimeline({ found }: { found: TraceAnswer }) {
  const { t } = useTranslation();
  const zone = useZone();
  if (found.forward.events.length === 0) return <Empty>{t('trace.no-events')}</Empty>;
  return (
    <ol className={css.events}>
      {found.forward.events.map((event) => (
        <li key={`${event.entryNumber} ${event.type} ${event.bizStep}`}>
          <Time at={event.at} zone={zone} />
          <b>{event.bizStep ?? event.type}</b>
          <span className="th-label">{[event.disposition, event.bizLocation, event.destination && `→ ${event.destination}`, t('trace.things', { count: event.things })].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ol>
  );
}
