import { useCallback, useEffect, useState } from 'react';
import { type FeedEvent, useFeedEvents } from '@/api/feed';
import type { ActivityFilters } from '@/api/activity';

/** Counts live entries above the newest row, as far as the feed can tell that they fit (it names stream and type alone). */
export function useNewer(filters: ActivityFilters, newest: number): { count: number; clear: () => void } {
  const [numbers, setNumbers] = useState<readonly number[]>([]);
  const { stream, type, to } = filters;
  useEffect(() => setNumbers([]), [stream, type, to]);
  useFeedEvents(useCallback((events: readonly FeedEvent[]) => {
    if (to) return;
    const fitting = events.filter((event) => (!stream || event.stream.startsWith(stream)) && (!type || event.type.startsWith(type)));
    if (fitting.length > 0) setNumbers((before) => [...before, ...fitting.map((event) => event.number)]);
  }, [stream, type, to]));
  return { count: numbers.filter((number) => number > newest).length, clear: useCallback(() => setNumbers([]), []) };
}
