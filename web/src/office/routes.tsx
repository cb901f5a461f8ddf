import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { officeRoute } from '@/shell/roots';
import { readActivitySearch } from './activity/search';
import { readLogSearch } from './equipment/search';
import { readRecipeSearch } from './recipes/search';
import { readPlantSearch } from './plant/search';
import { readTrendSearch } from './release/search';
import { readTraceSearch } from './trace/search';
import { readBoardSearch } from './board/search';
import { readExceptionsSearch, readIncidentsSearch, readTrendsSearch } from './exceptions/search';

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
  createRoute({ ...under, path: '/orders', component: lazyRouteComponent(() => import('./orders/OrdersScreen'), 'OrdersScreen') }),
  createRoute({ ...under, path: '/orders/$order', component: lazyRouteComponent(() => import('./orders/OrderScreen'), 'OrderScreen') }),
  createRoute({ ...under, path: '/interfaces', component: lazyRouteComponent(() => import('./interfaces/MessagesScreen'), 'MessagesScreen') }),
  createRoute({ ...under, path: '/interfaces/webhooks', component: lazyRouteComponent(() => import('./interfaces/WebhooksScreen'), 'WebhooksScreen') }),
  createRoute({ ...under, path: '/interfaces/reconciliation', component: lazyRouteComponent(() => import('./interfaces/ReconciliationScreen'), 'ReconciliationScreen') }),
  createRoute({ ...under, path: '/interfaces/$message', component: lazyRouteComponent(() => import('./interfaces/MessageScreen'), 'MessageScreen') }),
  createRoute({ ...under, path: '/batches/$batch', component: lazyRouteComponent(() => import('./batch/BatchScreen'), 'BatchScreen') }),
  createRoute({ ...under, path: '/review', component: lazyRouteComponent(() => import('./review/ReviewListScreen'), 'ReviewListScreen') }),
  createRoute({
    ...under,
    path: '/review/$batch',
    validateSearch: (search: Record<string, unknown>): { item?: string } => (typeof search.item === 'string' ? { item: search.item } : {}),
    component: lazyRouteComponent(() => import('./review/ReviewScreen'), 'ReviewScreen'),
  }),
  createRoute({ ...under, path: '/review/$batch/laboratory', component: lazyRouteComponent(() => import('./review/LaboratoryScreen'), 'LaboratoryScreen') }),
  createRoute({ ...under, path: '/release', component: lazyRouteComponent(() => import('./release/ReleaseListScreen'), 'ReleaseListScreen') }),
  createRoute({ ...under, path: '/release/rules', component: lazyRouteComponent(() => import('./release/ReleaseRulesScreen'), 'ReleaseRulesScreen') }),
  createRoute({
    ...under,
    path: '/release/trends',
    validateSearch: readTrendSearch,
    component: lazyRouteComponent(() => import('./release/TrendsScreen'), 'TrendsScreen'),
  }),
  createRoute({ ...under, path: '/release/$batch', component: lazyRouteComponent(() => import('./release/ReleaseScreen'), 'ReleaseScreen') }),
  createRoute({
    ...under,
    path: '/exceptions',
    validateSearch: readExceptionsSearch,
    component: lazyRouteComponent(() => import('./exceptions/ExceptionsScreen'), 'ExceptionsScreen'),
  }),
  createRoute({
    ...under,
    path: '/exceptions/trends',
    validateSearch: readTrendsSearch,
    component: lazyRouteComponent(() => import('./exceptions/TrendsScreen'), 'TrendsScreen'),
  }),
  createRoute({ ...under, path: '/exceptions/alarms', component: lazyRouteComponent(() => import('./exceptions/AlarmsScreen'), 'AlarmsScreen') }),
  createRoute({ ...under, path: '/exceptions/capas', component: lazyRouteComponent(() => import('./exceptions/CapasScreen'), 'CapasScreen') }),
  createRoute({
    ...under,
    path: '/exceptions/incidents',
    validateSearch: readIncidentsSearch,
    component: lazyRouteComponent(() => import('./exceptions/IncidentsScreen'), 'IncidentsScreen'),
  }),
  createRoute({ ...under, path: '/exceptions/routes', component: lazyRouteComponent(() => import('./exceptions/PolicyScreen'), 'PolicyScreen') }),
  createRoute({ ...under, path: '/exceptions/$exception', component: lazyRouteComponent(() => import('./exceptions/ExceptionScreen'), 'ExceptionScreen') }),
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
  createRoute({
    ...under,
    path: '/recipes',
    validateSearch: (search: Record<string, unknown>): { q?: string } => (typeof search.q === 'string' ? { q: search.q } : {}),
    component: lazyRouteComponent(() => import('./recipes/RecipesScreen'), 'RecipesScreen'),
  }),
  createRoute({ ...under, path: '/recipes/routes', component: lazyRouteComponent(() => import('./recipes/life/RoutesScreen'), 'RoutesScreen') }),
  createRoute({
    ...under,
    path: '/recipes/$id/$version',
    validateSearch: readRecipeSearch,
    component: lazyRouteComponent(() => import('./recipes/RecipeScreen'), 'RecipeScreen'),
  }),
  createRoute({ ...under, path: '/recipes/$id/$version/edit', component: lazyRouteComponent(() => import('./recipes/editor/RecipeEditorScreen'), 'RecipeEditorScreen') }),
  createRoute({
    ...under,
    path: '/equipment/$equipment',
    validateSearch: readLogSearch,
    component: lazyRouteComponent(() => import('./equipment/EquipmentScreen'), 'EquipmentScreen'),
  }),
  createRoute({ ...under, path: '/lots/$lot', component: lazyRouteComponent(() => import('./lot/LotScreen'), 'LotScreen') }),
  createRoute({
    ...under,
    path: '/plant',
    validateSearch: readPlantSearch,
    component: lazyRouteComponent(() => import('./plant/PlantScreen'), 'PlantScreen'),
  }),
  createRoute({
    ...under,
    path: '/trace',
    validateSearch: readTraceSearch,
    component: lazyRouteComponent(() => import('./trace/TraceScreen'), 'TraceScreen'),
  }),
];
