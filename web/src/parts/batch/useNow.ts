import { useEffect, useState } from 'react';

/**
 * The server's time, running on by this device's clock: timers count against the one clock that is recorded.
 * Digits have one width, so nothing moves while they run.
 */
export function useNow(serverTime: string | undefined, everyMs = 1000): number {
  const [skew, setSkew] = useState(() => skewOf(serverTime));
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => setSkew(skewOf(serverTime)), [serverTime]);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now + skew;
}

const skewOf = (serverTime: string | undefined) => (serverTime ? new Date(serverTime).getTime() - Date.now() : 0);
