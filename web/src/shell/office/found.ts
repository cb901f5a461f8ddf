import { useQueries } from '@tanstack/react-query';
import { useDeferredValue } from 'react';

export interface Found {
  label: string;
  about?: string;
  link: string;
}

/** A module's way to find its things by id or name; screens register theirs at load (`registerFinder('people', …)`). */
export type Finder = (words: string, signal: AbortSignal) => Promise<Found[]>;

const finders = new Map<string, Finder>();

export function registerFinder(name: string, finder: Finder): void {
  finders.set(name, finder);
}

/** What was found, and whether every finder has answered for these words. */
export function useFound(query: string): { found: Found[]; settled: boolean } {
  const words = useDeferredValue(query.trim());
  const answers = useQueries({
    queries: [...finders].map(([name, finder]) => ({
      queryKey: ['found', name, words],
      queryFn: ({ signal }: { signal: AbortSignal }) => finder(words, signal),
      enabled: words.length >= 2,
      staleTime: 30_000,
      retry: false,
    })),
  });
  const settled = words === query.trim() && (words.length < 2 || answers.every((answer) => !answer.isPending));
  return { found: answers.flatMap((answer) => answer.data ?? []).slice(0, 20), settled };
}
