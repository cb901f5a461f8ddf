import type { Place } from './places';

interface Home {
  place: Place['id'];
  path: (id: string) => string;
  search?: (id: string) => object;
}

const homes: Record<string, Home> = {
  person: { place: 'people', path: (id) => `/people/${id}` },
  access: { place: 'people', path: (id) => `/people/${id}` },
  machine: { place: 'people', path: () => '/people/tokens' },
  batch: { place: 'batches', path: (id) => `/batches/${id.split('/')[0]}` },
  order: { place: 'board', path: (id) => `/orders/${id}` },
  message: { place: 'interfaces', path: (id) => `/interfaces/${id}` },
  webhook: { place: 'interfaces', path: () => '/interfaces/webhooks' },
  interface: { place: 'interfaces', path: () => '/interfaces/reconciliation' },
  // Of a comment it is the version that it is about.
  recipe: { place: 'recipes', path: (id) => `/recipes/${id.split('/').slice(0, 2).join('/')}` },
  exception: { place: 'exceptions', path: (id) => `/exceptions/${id}` },
  alarm: { place: 'exceptions', path: () => '/exceptions/alarms' },
  incident: { place: 'exceptions', path: () => '/exceptions/incidents', search: (id) => ({ show: 'all', incident: id }) },
  lot: { place: 'plant', path: (id) => `/lots/${id}` },
  equipment: { place: 'plant', path: (id) => `/equipment/${id}` },
};

/** Where a stream such as `batch/B2406-017` is shown, if anywhere. */
export function homeOf(stream: string): { place: Place['id']; path: string; search?: object } | undefined {
  const [kind = '', ...rest] = stream.split('/');
  const home = homes[kind];
  const id = rest.join('/');
  return home && { place: home.place, path: home.path(id), search: home.search?.(id) };
}
