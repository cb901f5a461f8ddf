import { Button, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecipeSite, type RecipeSites, siteActionOf, sitesQuery } from '@/api/recipeLife';
import type { RecipeView } from '@/api/recipes';
import { holds, useMe } from '@/api/session';
import { Status } from '@/parts/status/Status';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import css from './life.module.css';
import { ParametersDialog, ParameterTable } from './Parameters';
import { SignedAction } from './SignedAction';

/** One version over all sites: where it is effective from when, and what each site sets. */
export function SitesTab({ recipe }: { recipe: RecipeView }) {
  const query = useQuery(sitesQuery(recipe.id));
  return <QueryView query={query} rows={8}>{(view) => <Sites recipe={recipe} view={view} />}</QueryView>;
}

function Sites({ recipe, view }: { recipe: RecipeView; view: RecipeSites }) {
  const { t } = useTranslation();
  if (view.sites.length === 0) return <Empty>{t('recipe-life.no-sites')}</Empty>;
  return (
    <div className={css.sites}>
      <p className="th-label">{view.sitesDecide ? t('recipe-life.sites-decide') : view.everywhere ? t('recipe-life.everywhere', { version: view.everywhere }) : t('recipe-life.nowhere')}</p>
      {view.sites.map((site) => <Site key={site.site} recipe={recipe} view={view} site={site} />)}
    </div>
  );
}

type Act = 'make-effective' | 'prepare-parameters' | 'approve-parameters';

function Site({ recipe, view, site }: { recipe: RecipeView; view: RecipeSites; site: RecipeSite }) {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const [act, setAct] = useState<Act | null>(null);
  const [from, setFrom] = useState(site.today);
  const of = view.versions.find((one) => one.version === recipe.version);
  const set = site.sets.findLast((one) => one.version === recipe.version && one.state !== 'replaced');
  const may = recipe.state === 'approved';
  const done = () => { setAct(null); void queries.invalidateQueries({ queryKey: ['recipes'] }); };
  const close = () => setAct(null);
  const title = (what: string) => `${what} · ${site.site}`;
  return (
    <section className={css.site} aria-label={site.name}>
      <header>
        <h3>{site.site} {site.name}</h3>
        {site.effective ? <><Status of="recipe" value="effective" size="small" /> <b>v{site.effective}</b></> : <span className="th-label">{t('recipe-life.no-effective')}</span>}
        <span className="th-hint">{t('recipe-life.today', { day: site.today, zone: site.zone })}</span>
      </header>
      {site.dates.length > 0 && (
        <table className={css.table}>
          <thead><tr><th scope="col">{t('recipes.version')}</th><th scope="col">{t('recipe-life.from')}</th><th scope="col">{t('recipes.state')}</th><th scope="col">{t('recipe-life.reason')}</th><th scope="col">{t('recipes.changed-by')}</th></tr></thead>
          <tbody>
            {site.dates.map((date) => (
              <tr key={date.at}>
                <td>v{date.version}</td><td className="th-time">{date.from}</td><td>{t(`recipe-life.date.${date.state}`)}</td><td>{date.reason}</td>
                <td>{date.signature.printedName} · <Time at={date.at} zone={date.zone} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {of && of.parameters.length > 0 && <ParameterTable of={of} set={set} site={site} />}
      {may && (
        <div className={css.verbs}>
          {holds(me, 'recipe-author') && of && of.parameters.length > 0 && <Button onClick={() => setAct('prepare-parameters')}>{t('recipe-life.do.prepare-parameters')}</Button>}
          {holds(me, 'qa-reviewer') && set?.state === 'waiting' && <Button onClick={() => setAct('approve-parameters')}>{t('recipe-life.do.approve-parameters')}</Button>}
          {holds(me, 'qa-reviewer') && <Button onClick={() => { setFrom(site.today); setAct('make-effective'); }}>{t('recipe-life.do.make-effective')}</Button>}
        </div>
      )}
      <SignedAction opened={act === 'make-effective'} onClose={close} title={title(t('recipe-life.do.make-effective'))} why={t('recipe-life.effective-why', { version: recipe.version })}
        action={siteActionOf(recipe.id, recipe.version, site.site, 'make-effective')} body={() => (from === '' ? t('recipe-life.say-day') : { from })} onSigned={done}>
        <TextInput type="date" label={t('recipe-life.from')} description={site.zone} min={site.today} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
      </SignedAction>
      <SignedAction opened={act === 'approve-parameters'} onClose={close} title={title(t('recipe-life.do.approve-parameters'))} why={t('recipe-life.approve-why')} reason={false} size="xl"
        action={siteActionOf(recipe.id, recipe.version, site.site, 'approve-parameters')} body={() => ({ set: set?.hash })} onSigned={done}>
        {of && <ParameterTable of={of} set={set} site={site} />}
      </SignedAction>
      {of && <ParametersDialog opened={act === 'prepare-parameters'} onClose={close} title={title(t('recipe-life.do.prepare-parameters'))} of={of} set={set}
        action={siteActionOf(recipe.id, recipe.version, site.site, 'prepare-parameters')} onSigned={done} />}
    </section>
  );
}
