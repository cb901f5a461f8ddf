import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { officeRoute } from '@/shell/roots';
import { readActivitySearch } from './activity/search';
import { readBoardSearch } from './board/search';

const under = { getParentRoute: () => officeRoute } as const;

// One entry per screen, lazily loaded: its code comes with its first visit. A place of the rail (shell/office/places.ts)
// appears as soon as its path is here.
export const officeScreens = [
  createRoute({
    ...under,
    path: '/board',
    validateSearch: readBoardSearch,
    component: lazyRouteComponent(() => import('./board/BoardScreen'), 'BoardScreen'),
  }),
  createRoute({
    ...under,
    path: '/activity',
    validateSearch: readActivitySearch,
    component: lazyRouteComponent(() => import('./activity/ActivityScreen'), 'ActivityScreen'),
  }),
  createRoute({
    ...under,
    path: '/people',
    validateSearch: (search: Record<string, unknown>): { q?: string } => (typeof search.q === 'string' ? { q: search.q } : {}),
    component: lazyRouteComponent(() => import('./people/PeopleScreen'), 'PeopleScreen'),
  }),
  createRoute({
    ...under,
    path: '/people/roles',
    validateSearch: (search: Record<string, unknown>): { at?: string } => (typeof search.at === 'string' ? { at: search.at } : {}),
    component: lazyRouteComponent(() => import('./people/RolesScreen'), 'RolesScreen'),
  }),
  createRoute({ ...under, path: '/people/tokens', component: lazyRouteComponent(() => import('./people/TokensScreen'), 'TokensScreen') }),
  createRoute({ ...under, path: '/people/$person', component: lazyRouteComponent(() => import('./people/PersonScreen'), 'PersonScreen') }),
];
