import { infiniteQueryOptions, type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { get, type Query } from './http';
import type { Page } from './page';
import type { ApiProblem } from './problem';

/** A list that only grows, the newest first, read part by part as somebody scrolls: its end is never a silent one. */
export const growing = <T>(key: readonly unknown[], path: string, filters: Query, cursor: 'after' | 'before', streams: readonly string[]) =>
  infiniteQueryOptions<Page<T>, ApiProblem, InfiniteData<Page<T>>, readonly unknown[], string | null>({
    queryKey: [...key, filters],
    queryFn: ({ pageParam, signal }) => get<Page<T>>(path, { ...filters, [cursor]: pageParam }, signal),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    meta: { streams },
  });

/** Its rows as far as they are read, and the way to more; `more` is null at the end. */
export function useGrowing<T>(options: ReturnType<typeof growing<T>>) {
  const query = useInfiniteQuery(options);
  const more = query.hasNextPage ? () => { if (!query.isFetchingNextPage) void query.fetchNextPage(); } : null;
  return { query, rows: query.data?.pages.flatMap((page) => page.items) ?? [], more, isReading: query.isFetchingNextPage };
}
