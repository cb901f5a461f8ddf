import { Navigate, useRouter } from '@tanstack/react-router';
import { holds, useMe, useSession } from '@/api/session';
import { placesFor } from './office/places';
import { NotFound } from './NotFound';

/** An enrolled tablet opens its work; a desk opens the first place that one's roles allow. */
export function Home() {
  const me = useMe();
  const { data } = useSession();
  const router = useRouter();
  const known = router.routesByPath as Record<string, unknown>;
  const floor = '/floor/' in known || '/floor' in known;
  if (floor && (data?.terminal || onlyOnTheFloor(me))) return <Navigate to={'/floor' as never} replace />;
  const first = placesFor(me).find((place) => place.path in known);
  return first ? <Navigate to={first.path as never} replace /> : <NotFound />;
}

const onlyOnTheFloor = (me: Parameters<typeof holds>[0]) =>
  holds(me, 'operator', 'verifier') && !holds(me, 'supervisor', 'planner', 'administrator', 'qa-reviewer', 'qualified-person', 'auditor', 'security-officer', 'recipe-author', 'recipe-checker');
