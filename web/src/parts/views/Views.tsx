import { Button, Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconLockAccess } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, problemText } from '@/api/problem';
import css from './Views.module.css';

/** Says why there is nothing, and the one thing to do about it. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={css.view}>
      <p>{children}</p>
      {action}
    </div>
  );
}

interface LoadingProps {
  /** Rows of the skeleton, so that it has the size of what comes. */
  rows?: number;
  height?: number;
  /** Shown after two seconds when the work can be counted. */
  done?: number;
  total?: number;
  onCancel?: () => void;
}

/** Nothing for 150 ms, then a skeleton of final size; over 2 s a count, over 5 s a way out. */
export function Loading({ rows = 6, height = 36, done, total, onCancel }: LoadingProps) {
  const { t } = useTranslation();
  const age = useAge([150, 2000, 5000]);
  return (
    <div className={css.loading} aria-busy="true" style={{ minHeight: rows * height }}>
      <span className="th-hidden" role="status">{age > 0 ? t('shell.loading') : ''}</span>
      {age > 0 && Array.from({ length: rows }, (_, row) => <Skeleton key={row} h={height - 12} my={6} animate={false} />)}
      {age > 1 && done !== undefined && total !== undefined && <p className="th-hint">{t('part.count', { shown: done, total })}</p>}
      {age > 2 && onCancel && <Button onClick={onCancel}>{t('part.cancel-load')}</Button>}
    </div>
  );
}

/** How many of the given ages (ms) have passed since the part appeared. */
function useAge(ages: readonly number[]): number {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const timers = ages.map((age, index) => setTimeout(() => setPassed(index + 1), age));
    return () => timers.forEach(clearTimeout);
    // The ages are constants of the caller.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return passed;
}

/** Only the part that failed: what is so, what to do, a way to try again, and the code for whoever is called. */
export function ErrorView({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  if (error instanceof ApiProblem && error.code === 'role-missing') return <NoRight roles={rolesOf(error)} />;
  const code = error instanceof ApiProblem ? error.code : 'screen-failed';
  return (
    <div className={css.view} role="alert">
      <IconAlertTriangle stroke={1.75} aria-hidden className={css.mark} />
      <p>{t('part.error')}</p>
      <p className="th-label">{error instanceof ApiProblem ? problemText(error, t) : t('part.error-do')}</p>
      {onRetry && <Button onClick={onRetry}>{t('verb.retry')}</Button>}
      <p className="th-hint">{t('part.code', { code })}</p>
    </div>
  );
}

/** Which roles would do, as the server names them: `Operator,QaReviewer` or `operator qa-reviewer`. */
const rolesOf = (problem: ApiProblem): string[] =>
  String(problem.fact('roles') ?? '').split(/[ ,]+/).filter(Boolean).map((name) => name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase());

/** Which role is needed, and who grants it. */
export function NoRight({ roles = [] }: { roles?: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <div className={css.view}>
      <IconLockAccess stroke={1.75} aria-hidden className={css.mark} />
      <p>{t('part.no-right')}</p>
      <p className="th-label">{roles.length > 0 ? t('part.no-right-who', { role: roles.map((role) => t(`role.${role}`)).join(' / ') }) : t('part.no-right-plain')}</p>
    </div>
  );
}

interface QueryLike<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

/** One query, its four faces: loading, failed, empty, there. What is loaded stays readable when a reload fails. */
export function QueryView<T>({ query, rows, empty, children }: {
  query: QueryLike<T>;
  rows?: number;
  empty?: { when: (data: T) => boolean; view: ReactNode };
  children: (data: T) => ReactNode;
}) {
  if (query.data === undefined) {
    return query.error ? <ErrorView error={query.error} onRetry={() => void query.refetch()} /> : <Loading rows={rows} />;
  }
  return empty?.when(query.data) ? empty.view : children(query.data);
}
