import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import '@/api/dryRun';
import { floorRoute } from '@/shell/roots';
import { addressOf } from './find';

const under = { getParentRoute: () => floorRoute } as const;

// One entry per screen, lazily loaded, as in office/routes.tsx. A step is named by the number that people read.
export const floorScreens = [
  createRoute({ ...under, path: '/', component: lazyRouteComponent(() => import('./work/MyWorkScreen'), 'MyWorkScreen') }),
  createRoute({ ...under, path: '/scan', component: lazyRouteComponent(() => import('./work/ScanScreen'), 'ScanScreen') }),
  createRoute({ ...under, path: '/batches/$batch', component: lazyRouteComponent(() => import('./work/BatchFloorScreen'), 'BatchFloorScreen') }),
  createRoute({ ...under, path: '/batches/$batch/handover', component: lazyRouteComponent(() => import('./handover/HandoverScreen'), 'HandoverScreen') }),
  createRoute({ ...under, path: '/batches/$batch/paper/$form', component: lazyRouteComponent(() => import('./paper/PaperScreen'), 'PaperScreen') }),
  createRoute({ ...under, path: '/batches/$batch/$number', params: { stringify: ({ batch, number }) => ({ batch, number: addressOf(number) }) }, component: lazyRouteComponent(() => import('./step/StepScreen'), 'StepScreen') }),
];
