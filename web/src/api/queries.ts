import { QueryClient, type QueryKey } from '@tanstack/react-query';
import { i18n } from '@/i18n';
import { ApiProblem } from './problem';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiProblem;
    queryMeta: {
      /** Stream prefixes this answer was computed from, such as `batch/` or `person/lan`: the live feed invalidates by them. */
      streams?: readonly string[];
    };
  }
}

export function createQueries(): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      // The browser's idea of 'online' is only the cable: nothing pauses, and above all no signature waits to be sent later.
      queries: {
        networkMode: 'always',
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => error instanceof ApiProblem && error.isUnanswered && failures < 2,
        retryDelay: (attempt) => 500 * 2 ** attempt,
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  // Answers hold sentences of the reader's language: in another language they are asked for again.
  i18n.on('languageChanged', () => void queries.invalidateQueries());
  return queries;
}

/** Marks stale every cached answer that rests on one of these streams; what is on screen is fetched again. */
export function invalidateStreams(queries: QueryClient, streams: Iterable<string>): void {
  const changed = [...streams];
  if (changed.length === 0) return;
  void queries.invalidateQueries({
    predicate: (query) =>
      (query.meta?.streams ?? []).some((prefix) => changed.some((stream) => stream === prefix || stream.startsWith(prefix))),
  });
}

/** Keys start with the resource, then what narrows it: `['people', 'lan']`. */
export type Key = QueryKey;
