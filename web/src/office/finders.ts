import type { QueryClient } from '@tanstack/react-query';
import { peopleQuery } from '@/api/people';
import { registerFinder } from '@/shell/office/found';

/** What Ctrl-K finds by id or name. Each module adds its own here; all lists come from the cache when they are there. */
export function registerFinders(queries: QueryClient): void {
  registerFinder('people', async (words) => {
    const { items } = await queries.ensureQueryData(peopleQuery).catch(() => ({ items: [] }));
    const wanted = words.toLocaleLowerCase();
    return items
      .filter((person) => `${person.name} ${person.userId}`.toLocaleLowerCase().includes(wanted))
      .slice(0, 8)
      .map((person) => ({ label: person.name, about: person.userId, link: `/people/${person.userId}` }));
  });
}
