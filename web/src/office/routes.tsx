import type { AnyRoute } from '@tanstack/react-router';

// One entry per screen, lazily loaded: its code comes with its first visit. A place of the rail (shell/office/places.ts)
// appears as soon as its path is here.
export const officeScreens: AnyRoute[] = [];
