import type { AnyRoute } from '@tanstack/react-router';

// One entry per screen, lazily loaded, as in office/routes.tsx; the parent is `floorRoute` of '@/shell/roots'.
export const floorScreens: AnyRoute[] = [];
