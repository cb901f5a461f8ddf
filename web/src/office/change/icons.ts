import { IconCircleCheck, IconCircleX, IconHourglass } from '@tabler/icons-react';

/** How a change stands, beside its word. */
export const changeIcons = { pending: IconHourglass, authorised: IconCircleCheck, declined: IconCircleX };
