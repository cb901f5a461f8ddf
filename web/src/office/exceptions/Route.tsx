import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BatchException } from '@/api/batches';
import { repeatsQuery } from '@/api/exceptions';
import { SignatureText } from '@/parts/batch/SignatureText';
import { Time } from '@/parts/Time';
import { ErrorView } from '@/parts/views/Views';
import css from './exception.module.css';

/** On top of an exception: who signs, who has signed, who is next and by when. */
export function Route({ exception }: { exception: BatchException }) {
  const { t } = useTranslation();
  const { route } = exception;
  if (!route) return null;
  const two = route.signatures.length === 2;
  const given = [...(two ? [exception.assessment?.signature] : []), exception.conclusion?.signature];
  const next = exception.open ? given.findIndex((signature) => !signature) : -1;
  return (
    <>
      {exception.open && exception.justifications.length === 0 && <p className={css.route}>{t('exceptions.route-justify')}</p>}
      <ol className={css.way} aria-label={t('exceptions.route')}>
        {route.signatures.map((roles, at) => (
          <li key={at} data-next={at === next || undefined} data-late={(at === next && route.overdue) || undefined}>
            <span className="th-label">{two && at === 0 ? t('exceptions.route-first') : t('exceptions.route-last')} · {roles.map((role) => t(`role.${role}`)).join(' / ')}</span>
            {given[at] ? <SignatureText signature={given[at]} /> : at === next ? (
              <span className={route.overdue ? css.late : undefined}>{t(route.overdue ? 'exceptions.route-late' : 'exceptions.route-due')} <Time at={route.dueAt} zone={exception.when.zone} /></span>
            ) : <span className="th-hint">{t('exceptions.route-then')}</span>}
          </li>
        ))}
      </ol>
      <Repeats id={exception.id} />
    </>
  );
}

/** The third time in 90 days is said where somebody decides. */
function Repeats({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(repeatsQuery(id));
  if (error && !data) return <ErrorView error={error} onRetry={() => void refetch()} />;
  if (!data || data.exceptions.length < 2) return null;
  return (
    <p className={css.route}>
      {t('exceptions.repeat', { times: data.exceptions.length, days: data.days })}{' '}
      {data.exceptions.filter((one) => one !== id).slice(-5).map((one) => <Link key={one} to={'/exceptions/$exception' as never} params={{ exception: one } as never} className="th-mono"> {one}</Link>)}
    </p>
  );
}
