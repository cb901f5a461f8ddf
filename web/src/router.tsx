import { createRouter } from '@tanstack/react-router';
import { floorScreens } from './floor/routes';
import { officeScreens } from './office/routes';
import { NotFound } from './shell/NotFound';
import { floorRoute, homeRoute, officeRoute, rootRoute } from './shell/roots';
import { RouteError } from './shell/RouteError';

export function createAppRouter() {
  const routeTree = rootRoute.addChildren([
    homeRoute,
    officeRoute.addChildren(officeScreens),
    floorRoute.addChildren(floorScreens),
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
