import { useEffect, useState } from 'react';
import { serverNow } from '@/api/clock';
import { inZone } from '@/i18n/format';
import { useZone } from './site';

/** The clock of the site with its zone, to the minute; records carry the server's seconds. */
export function SiteClock() {
  const zone = useZone();
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 5000);
    return () => clearInterval(timer);
  }, []);
  const local = inZone(now, zone);
  return <time className="th-label" dateTime={new Date(now).toISOString()}>{local.time.slice(0, 5)} {local.offset}</time>;
}
