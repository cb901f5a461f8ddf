import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorView } from '@/parts/views/Views';

/** A screen that failed takes nothing else with it: rail and bars stay. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  return <ErrorView error={error} onRetry={reset} />;
}
