import { useCallback, useEffect, useRef, useState } from 'react';
import { type ActivityFilters, newerThan } from '@/api/activity';
import { type FeedEvent, useFeedEvents } from '@/api/feed';

/** However busy the plant is, the question is asked this often at most. */
const askEveryMs = 1_000;

/** Counts live entries of this query above the newest row: the feed says that there are some, the server which of them fit. */
export function useNewer(filters: ActivityFilters, zone: string, newest: number): { count: number; clear: () => void } {
  const [count, setCount] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = JSON.stringify(filters);
  useEffect(() => {
    setCount(0);
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [asked, zone, newest]);
  useFeedEvents(useCallback((events: readonly FeedEvent[]) => {
    if (timer.current !== undefined || !events.some((event) => event.number > newest)) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      newerThan(JSON.parse(asked) as ActivityFilters, zone, newest).then(setCount, () => undefined); // The next event asks again.
    }, askEveryMs);
  }, [asked, zone, newest]));
  return { count, clear: useCallback(() => setCount(0), []) };
}
