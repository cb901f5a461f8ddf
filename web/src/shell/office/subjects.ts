import type { Place } from './places';

const homes: Record<string, { place: Place['id']; path: (id: string) => string }> = {
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
  incident: { place: 'exceptions', path: () => '/exceptions/incidents' },
  equipment: { place: 'plant', path: (id) => `/equipment/${id}` },
  lot: { place: 'plant', path: () => '/plant' },
};

/** Where a stream such as `batch/B2406-017` is shown, if anywhere. */
export function homeOf(stream: string): { place: Place['id']; path: string } | undefined {
  const [kind = '', ...rest] = stream.split('/');
  const home = homes[kind];
  return home && { place: home.place, path: home.path(rest.join('/')) };
}
