import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { impactQuery } from '@/api/recipeLife';
import { QueryView } from '@/parts/views/Views';
import css from './life.module.css';

/** What the change touches: batches that run, sites, people to train, registered ranges. */
export function Impact({ id, version }: { id: string; version: string }) {
  const { t } = useTranslation();
  const query = useQuery(impactQuery(id, version));
  return (
    <aside className={css.impact} aria-label={t('recipe-life.impact')}>
      <h2>{t('recipe-life.impact')}</h2>
      <QueryView query={query} rows={6}>
        {(view) => (
          <>
            <h3>{t('recipe-life.open-batches', { count: view.batches.length })}</h3>
            {view.batches.length > 0 && (
              <ul>
                {view.batches.slice(0, 50).map((one) => (
                  <li key={one.batch}><Link to={'/batches/$batch' as never} params={{ batch: one.batch } as never}>{one.batch}</Link> · {one.site} · v{one.version} · {t(`status.batch.${one.state}`)}</li>
                ))}
              </ul>
            )}
            <h3>{t('recipe-life.sites')}</h3>
            <ul>{view.sites.map((one) => <li key={one.site}>{one.site} {one.name}: {one.effective ? `v${one.effective}` : '–'}{one.hasParameters && ` · ${t('recipe-life.parameters-stay', { version: one.effective })}`}</li>)}</ul>
            <h3>{t('recipe-life.training')}</h3>
            {view.training.length === 0 ? <p className="th-label">{t('recipe-life.no-training')}</p>
              : <ul>{view.training.map((one) => (
                <li key={one.qualification}>
                  <b>{one.qualification}</b>: {t('recipe-life.people', { count: one.people })} <span className="th-hint">{one.blocks.join(', ')}</span>
                  {one.names.length > 0 && <div>{one.names.slice(0, 20).join(', ')}{one.people > 20 && ` ${t('recipe-life.more-people', { count: one.people - 20 })}`}</div>}
                </li>
              ))}</ul>}
            <h3>{t('recipe-life.ranges')}</h3>
            {view.ranges.length === 0 ? <p className="th-label">{t('recipe-life.no-ranges')}</p> : <ul>{view.ranges.map((one) => <li key={one}>{one}</li>)}</ul>}
          </>
        )}
      </QueryView>
    </aside>
  );
}
