import { SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { grades } from '@/api/batches';
import { type GradeCounts, type TrendBy, type Trends, trendsQuery } from '@/api/exceptions';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useSite, useZone } from '@/shell/site';
import { ExceptionTabs } from './ExceptionTabs';
import { type ExceptionsSearch, type TrendsSearch, trendsBy } from './search';
import css from './exception.module.css';

const sum = (of: GradeCounts) => of.information + of.minor + of.major + of.critical;

/** Exceptions of all batches by kind, step, product, equipment, cause and month; each figure leads to its exceptions. */
export function TrendsScreen() {
  const { t } = useTranslation();
  const { site } = useSite();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as TrendsSearch;
  const by = search.by ?? 'kind';
  const query = useQuery(trendsQuery({ by, site, grade: search.grade }));
  const go = (change: TrendsSearch) => void navigate({ to: '.', replace: true, search: ((before: object) => ({ ...before, ...change })) as never });
  return (
    <OfficePage title={t('exceptions.tab-trends')} path={[{ label: t('batch.exceptions'), to: '/exceptions' }]} tools={<>
      <Select aria-label={t('exceptions.grade')} placeholder={t('exceptions.grade')} clearable clearButtonProps={{ 'aria-label': t('verb.clear') }} w={170} value={search.grade ?? null} onChange={(next) => go({ grade: next ?? undefined })} data={grades.map((value) => ({ value, label: t(`status.exception.${value}`) }))} />
      <SegmentedControl aria-label={t('exceptions.view')} value={search.view ?? 'chart'} onChange={(next) => go({ view: next === 'table' ? 'table' : undefined })} data={[{ value: 'chart', label: t('exceptions.view-chart') }, { value: 'table', label: t('exceptions.view-table') }]} />
    </>}>
      <ExceptionTabs />
      <QueryView query={query} rows={10} empty={{ when: (view) => view.total === 0, view: <Empty>{t('exceptions.trends-none')}</Empty> }}>
        {(view) => (
          <div className={css.stack}>
            {view.repeated.length > 0 && <Again view={view} />}
            <Months view={view} table={search.view === 'table'} grade={search.grade} />
            <section className={css.panel}>
              <h2>{t('exceptions.trends-by')}</h2>
              <div><SegmentedControl aria-label={t('exceptions.trends-by')} value={by} onChange={(next) => go({ by: next as TrendBy })} data={trendsBy.map((value) => ({ value, label: t(`exceptions.by.${value}`) }))} /></div>
              <Groups view={view} by={by} grade={search.grade} />
              {view.cut && <p className="th-hint">{t('exceptions.trends-cut', { count: view.total })}</p>}
            </section>
          </div>
        )}
      </QueryView>
    </OfficePage>
  );
}

const target = (search: ExceptionsSearch) => ({ to: '/exceptions' as never, search: { show: 'all', ...search } as never });

/** The same again at the same place: how often in 90 days, named. */
function Again({ view }: { view: Trends }) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <section className={css.panel}>
      <h2>{t('exceptions.again')}</h2>
      <ul className={css.plain}>
        {view.repeated.slice(0, 10).map((one) => (
          <li key={`${one.kind}/${one.recipe}/${one.step}/${one.equipment}`}>
            <Link {...target({ kind: one.kind, ...(one.step ? { recipe: one.recipe ?? undefined, step: one.step } : { equipment: one.equipment ?? undefined }) })}>
              {t('exceptions.nth', { kind: t(`batch.kind.${one.kind}`), place: one.equipment ?? `${one.number ?? ''} · ${one.product ?? one.recipe ?? ''}`, times: one.times })}
            </Link>
            <span className="th-hint">{t('exceptions.again-last', { id: one.last })} <Time at={one.lastAt} zone={zone} /></span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Months({ view, table, grade }: { view: Trends; table: boolean; grade?: string }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...view.months.map((month) => sum(month.grades)));
  const next = (month: string) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1)).toISOString().slice(0, 7);
  return (
    <section className={css.panel}>
      <h2>{t('exceptions.by-month')}</h2>
      {table ? (
        <table className={css.grid}>
          <thead><tr><th>{t('exceptions.month')}</th>{grades.map((one) => <th key={one} className={css.number}>{t(`status.exception.${one}`)}</th>)}<th className={css.number}>{t('exceptions.count')}</th></tr></thead>
          <tbody>{view.months.map((month) => (
            <tr key={month.month}><td><Link {...target({ from: month.month, to: next(month.month), grade })}>{month.month}</Link></td>{grades.map((one) => <td key={one} className={css.number}>{month.grades[one]}</td>)}<td className={css.number}>{sum(month.grades)}</td></tr>))}
          </tbody>
        </table>
      ) : (
        <ol className={css.months}>
          {view.months.map(({ month, grades: of }) => {
            const grave = of.major + of.critical;
            return (
              <li key={month}>
                <span className="th-label">{sum(of)}</span>
                {grave > 0 && <span className={css.bar} data-grave style={{ height: `${(grave / most) * 70}%` }} />}
                <span className={css.bar} style={{ height: `${((of.information + of.minor) / most) * 70}%` }} />
                <Link {...target({ from: month, to: next(month), grade })} aria-label={t('exceptions.month-says', { month: month.slice(2), count: sum(of), grave })}>{month.slice(2)}</Link>
              </li>
            );
          })}
        </ol>
      )}
      {!table && <p className="th-hint">{t('exceptions.months-key')}</p>}
    </section>
  );
}

function Groups({ view, by, grade }: { view: Trends; by: TrendBy; grade?: string }) {
  const { t } = useTranslation();
  const zone = useZone();
  if (view.groups.length === 0) return <p className="th-label">{t('exceptions.trends-none')}</p>;
  return (
    <table className={css.grid}>
      <thead><tr>
        <th>{t(`exceptions.by.${by}`)}</th><th className={css.number}>{t('exceptions.count')}</th><th className={css.number}>{t('exceptions.open')}</th>
        <th className={css.number}>{t('exceptions.last90')}</th><th className={css.number}>{t('exceptions.grave')}</th><th>{t('exceptions.last')}</th>
      </tr></thead>
      <tbody>{view.groups.map((group) => (
        <tr key={`${group.recipe}/${group.key}`}>
          <td>{by === 'site' ? group.label : <Link {...target({ [by]: group.key, ...(group.recipe ? { recipe: group.recipe } : {}), grade })}>{group.label}</Link>}</td>
          <td className={css.number}>{group.count}</td><td className={css.number}>{group.open}</td><td className={css.number}>{group.last90Days}</td>
          <td className={css.number}>{group.grades.major + group.grades.critical}</td><td><Time at={group.lastAt} zone={zone} /></td>
        </tr>))}
      </tbody>
    </table>
  );
}
