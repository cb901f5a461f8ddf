import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { floorScreens } from './floor/routes';
import { officeScreens } from './office/routes';
import { NotFound } from './shell/NotFound';
import { floorRoute, homeRoute, officeRoute, rootRoute } from './shell/roots';
import { RouteError } from './shell/RouteError';

// Every part in every state, for the eye; the production build leaves it out.
const gallery = import.meta.env.DEV
  ? [createRoute({ getParentRoute: () => rootRoute, path: '/gallery', component: lazyRouteComponent(() => import('../dev/Gallery'), 'Gallery') })]
  : [];

export function createAppRouter() {
  const routeTree = rootRoute.addChildren([
    homeRoute,
    officeRoute.addChildren(officeScreens),
    floorRoute.addChildren(floorScreens),
    ...gallery,
  ]);
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}
