import type { QueryClient } from '@tanstack/react-query';
import type { BoardRow } from '@/api/batches';
import { get } from '@/api/http';
import type { Page } from '@/api/page';
import { peopleQuery } from '@/api/people';
import { type RecipeRow, recipesQuery } from '@/api/recipes';
import type { SessionUser } from '@/api/session';
import type { TraceAnswer } from '@/api/trace';
import { i18n } from '@/i18n';
import { lotIn } from '@/floor/find';
import { placesFor } from '@/shell/office/places';
import { type Finder, type Found, registerFinder } from '@/shell/office/found';

interface Lot { id: string; material: string; materialName: string; supplierLot: string }

const ofEach = 8;

/** What Ctrl-K finds by id, name or code, as far as one's roles open it. Short lists come from the cache when they are there. */
export function registerFinders(queries: QueryClient, me: SessionUser): void {
  const mayOpen = (place: string) => placesFor(me).some((each) => each.id === place);
  const register = (name: string, place: string, finder: Finder) => registerFinder(name, mayOpen(place) ? finder : () => Promise.resolve([]));

  register('batches', 'board', findBatches);
  register('exceptions', 'exceptions', findException);
  register('recipes', 'recipes', async (words) => {
    const { items } = await queries.ensureQueryData(recipesQuery);
    return items.filter((row) => fits(words, row.id, row.productName, ...Object.values(row.title))).slice(0, ofEach).map(toRecipe);
  });
  register('lots', 'plant', findLots);
  register('codes', 'trace', findCode);
  register('people', 'people', async (words) => {
    const { items } = await queries.ensureQueryData(peopleQuery);
    return items.filter((person) => fits(words, person.name, person.userId)).slice(0, ofEach)
      .map((person) => ({ label: person.name, about: person.userId, link: `/people/${person.userId}` }));
  });
}

const fits = (words: string, ...texts: (string | null | undefined)[]) => texts.join(' ').toLocaleLowerCase().includes(words.toLocaleLowerCase());

async function findBatches(words: string, signal: AbortSignal): Promise<Found[]> {
  const { items } = await get<Page<BoardRow>>('/api/batches', { text: words }, signal);
  return items.slice(0, ofEach).map((row) => ({ label: row.id, about: [row.orderId, row.productName, row.site].filter(Boolean).join(' · '), link: `/batches/${row.id}` }));
}

/** An exception is named by its whole id: `B2611-007-E1`. */
async function findException(words: string, signal: AbortSignal): Promise<Found[]> {
  if (!/^[\w-]+-E\d+$/i.test(words)) return [];
  const found = await get<{ id: string; kind: string }>(`/api/exceptions/${encodeURIComponent(words.toUpperCase())}`, undefined, signal);
  return [{ label: found.id, about: i18n.t(`batch.kind.${found.kind}`), link: `/exceptions/${found.id}` }];
}

const toRecipe = (row: RecipeRow): Found => ({
  label: `${row.id} v${row.version}`, about: `${row.title.en} · ${i18n.t(`status.recipe.${row.state}`)}`,
  link: `/recipes/${encodeURIComponent(row.id)}/${encodeURIComponent(row.version)}`,
});

async function findLots(words: string, signal: AbortSignal): Promise<Found[]> {
  // What a label's code holds finds the lot too: the code of a container begins with its lot's.
  const { items } = await get<Page<Lot>>('/api/lots', { text: lotIn(words).replace(/\.\d+$/, ''), count: ofEach }, signal);
  return items.map((lot) => ({ label: lot.id, about: `${lot.materialName} · ${lot.supplierLot}`, link: `/lots/${encodeURIComponent(lot.id)}` }));
}

/** A pack, case or pallet is known by its code alone: a symbol as scanned, a link, an SSCC. */
async function findCode(words: string, signal: AbortSignal): Promise<Found[]> {
  if (!/^[\]\d\w(][\w()\-./:%\u001d]{15,}$/.test(words)) return [];
  const found = await get<TraceAnswer>('/api/trace', { code: words }, signal);
  if (found.kind !== 'pack' && found.kind !== 'container') return [];
  return [{ label: found.id, about: i18n.t(`trace.kind.${found.kind}`), link: `/trace?code=${encodeURIComponent(words)}` }];
}
