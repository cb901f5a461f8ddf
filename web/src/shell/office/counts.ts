import { useQuery } from '@tanstack/react-query';
import { noticesQuery } from '@/api/notices';
import type { Place } from './places';
import { homeOf } from './subjects';

/** What waits for me, by place: the notices that ask me to act. */
export function usePlaceCounts(): Partial<Record<Place['id'], number>> {
  const { data } = useQuery(noticesQuery);
  const counts: Partial<Record<Place['id'], number>> = {};
  for (const notice of data?.items ?? []) {
    const place = notice.urgency === 'must-act' ? homeOf(notice.subject)?.place : undefined;
    if (place) counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}
