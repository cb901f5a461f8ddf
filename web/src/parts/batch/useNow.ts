import { useEffect, useState } from 'react';
import { serverNow } from '@/api/clock';

/**
 * The server's time, running on by this device's clock: timers count against the one clock that is recorded.
 * Digits have one width, so nothing moves while they run.
 */
export function useNow(everyMs = 1000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
