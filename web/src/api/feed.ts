import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { invalidateStreams } from './queries';
import { sync } from '@/shell/sync/syncStore';

export interface FeedEvent {
  number: number;
  stream: string;
  type: string;
  at: string;
}

type Listener = (events: readonly FeedEvent[]) => void;

const listeners = new Set<Listener>();

/** For a screen that gathers what is new itself (the activity trace); others only name their streams in query meta. */
export function useFeedEvents(listener: Listener): void {
  useEffect(() => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, [listener]);
}

const gatherMs = 250;

/** The live feed: one connection per page, told apart by stream, gathered for a quarter of a second before anything reloads. */
export function useFeed(enabled: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!enabled || typeof EventSource === 'undefined') return undefined;
    return openFeed((events) => {
      invalidateStreams(queries, new Set(events.map((event) => event.stream)));
      listeners.forEach((listener) => listener(events));
    }, () => void queries.invalidateQueries({ queryKey: ['session'] }), () => void queries.invalidateQueries());
  }, [enabled, queries]);
}

/** @param missed Called when a new connection cannot say where the one before had ended. */
function openFeed(deliver: Listener, over: () => void, missed: () => void): () => void {
  let source: EventSource | null = null;
  let last: number | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  let gathered: FeedEvent[] = [];
  let flush: ReturnType<typeof setTimeout> | undefined;

  const take = (message: MessageEvent<string>) => {
    const event = JSON.parse(message.data) as FeedEvent;
    last = event.number;
    gathered.push(event);
    flush ??= setTimeout(() => {
      const events = gathered;
      gathered = [];
      flush = undefined;
      deliver(events);
    }, gatherMs);
  };

  const connect = () => {
    source = new EventSource(last === null ? '/api/feed' : `/api/feed?after=${last}`);
    source.onopen = () => {
      sync.live(true);
      if (again !== undefined && last === null) missed();
    };
    source.onmessage = take;
    // The server says so when the session was locked or ended elsewhere, and closes.
    source.addEventListener('session-over', () => over());
    source.onerror = () => {
      sync.live(false);
      // A closed source never tries again by itself (a refused answer, a proxy that hung up).
      if (source?.readyState === EventSource.CLOSED) again = setTimeout(connect, 3000);
    };
  };
  connect();
  return () => {
    clearTimeout(again);
    clearTimeout(flush);
    source?.close();
  };
}
