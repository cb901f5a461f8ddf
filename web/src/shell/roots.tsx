import { createRootRoute, createRoute, lazyRouteComponent, retainSearchParams } from '@tanstack/react-router';
import { Home } from './Home';
import { NotFound } from './NotFound';
import { Root } from './Root';

/** In every URL: the site that is shown (none: all). */
interface SharedSearch {
  site?: string;
}

const readSearch = (search: Record<string, unknown>): SharedSearch =>
  typeof search.site === 'string' && search.site !== '' ? { site: search.site } : {};

export const rootRoute = createRootRoute({
  component: Root,
  validateSearch: readSearch,
  search: { middlewares: [retainSearchParams(['site'])] },
  notFoundComponent: NotFound,
});

export const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: Home });

/** Screens at a desk: rail, breadcrumbs, search. Their routes are in office/routes.tsx. */
export const officeRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'office',
  component: lazyRouteComponent(() => import('./office/OfficeShell'), 'OfficeShell'),
});

/** Screens on a tablet. Their routes are in floor/routes.tsx. */
export const floorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'floor',
  component: lazyRouteComponent(() => import('./floor/FloorShell'), 'FloorShell'),
});
