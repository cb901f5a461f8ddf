import { Button, NativeSelect, Switch } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { blockUpdatesQuery, whereUsedQuery } from '@/api/recipeLife';
import { addressOf, type RecipeElement, recipesQuery, type RecipeView } from '@/api/recipes';
import { holds, useMe } from '@/api/session';
import { Status } from '@/parts/status/Status';
import { Empty, QueryView } from '@/parts/views/Views';
import { useLocalized } from '../localized';
import css from './life.module.css';

/** Building blocks: of a block where it is used; of a recipe which of its elements have a newer one, and blocks to insert. Nothing is taken by itself. */
export function BlocksTab({ recipe }: { recipe: RecipeView }) {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const isBlock = recipe.recipe.isBlock === true;
  const mayWrite = recipe.state === 'draft' && me !== null && holds(me, 'recipe-author');
  const [said, setSaid] = useState<string | null>(null);
  const send = useCommand<{ conflicts?: { detail?: string }[] }>({
    onSuccess: (answer) => {
      // A change that clashed is an answer too, and not a refusal.
      setSaid(answer.conflicts?.[0]?.detail ?? null);
      void queries.invalidateQueries({ queryKey: ['recipes'] });
    },
  });
  const act = (action: string, body: object) => send.mutate({ path: `${addressOf(recipe.id, recipe.version)}/actions/${action}`, body: { ...body, base: recipe.hash } });
  return (
    <div className={css.sites}>
      {!send.error && said && <p role="status">{said}</p>}
      {send.error && <p role="alert" className={css.alert}>{problemText(send.error, t)}</p>}
      {mayWrite && (
        <Switch label={t('recipe-life.is-block')} description={t('recipe-life.is-block-why')} checked={isBlock}
          onChange={(event) => act('edit', { changes: [{ op: 'set', item: { kind: 'header' }, member: 'isBlock', ...(event.currentTarget.checked ? { value: true } : { before: true }) }] })} />
      )}
      {isBlock ? <WhereUsed id={recipe.id} /> : <Updates recipe={recipe} onTake={mayWrite ? (element) => act('take-block-update', { element }) : undefined} />}
      {mayWrite && !isBlock && <Insert recipe={recipe} onInsert={(body) => act('insert-block', body)} isDone={send.isSuccess && isInsert(send.variables)} />}
    </div>
  );
}

function WhereUsed({ id }: { id: string }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const query = useQuery(whereUsedQuery(id));
  return (
    <section className={css.site} aria-label={t('recipe-life.where-used')}>
      <h3>{t('recipe-life.where-used')}</h3>
      <QueryView query={query} rows={3} empty={{ when: (page) => page.items.length === 0, view: <Empty>{t('recipe-life.not-used')}</Empty> }}>
        {(page) => (
          <table className={css.table}>
            <thead><tr><th scope="col">{t('recipes.title')}</th><th scope="col">{t('recipes.state')}</th><th scope="col">{t('recipe-life.element')}</th><th scope="col">{t('recipe-life.block-version')}</th></tr></thead>
            <tbody>
              {page.items.map((one) => (
                <tr key={`${one.recipe} ${one.version} ${one.element}`}>
                  <td><Link to={'/recipes/$id/$version' as never} params={{ id: one.recipe, version: one.version } as never}>{one.recipe} v{one.version}</Link> {localized(one.title)}</td>
                  <td><Status of="recipe" value={one.state} size="small" /></td><td className="th-mono">{one.element}</td><td>v{one.blockVersion}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </QueryView>
    </section>
  );
}

function Updates({ recipe, onTake }: { recipe: RecipeView; onTake?: (element: string) => void }) {
  const { t } = useTranslation();
  const query = useQuery(blockUpdatesQuery(recipe.id, recipe.version));
  return (
    <section className={css.block} aria-label={t('recipe-life.updates')}>
      <h3>{t('recipe-life.updates')}</h3>
      <QueryView query={query} rows={3} empty={{ when: (page) => page.items.length === 0, view: <Empty>{t('recipe-life.no-updates')}</Empty> }}>
        {(page) => (
          <>
            {page.items.map((one) => (
              <div key={one.element}>
                <header>
                  <b>{one.title}</b> <span className="th-label">{t('recipe-life.update-of', { block: one.block, from: one.from, to: one.to })}</span>
                  {onTake && !one.hindrance && <span className={css.seen}><Button onClick={() => onTake(one.element)}>{t('recipe-life.take-update')}</Button></span>}
                </header>
                <ul>{one.sentences.map((sentence, at) => <li key={at}>{sentence}</li>)}</ul>
                {one.hindrance && <p className={css.alert}>{one.hindrance.detail}</p>}
              </div>
            ))}
          </>
        )}
      </QueryView>
    </section>
  );
}

const elementsOf = (element: RecipeElement): RecipeElement[] => [element, ...(element.elements ?? []).flatMap(elementsOf)];

const isInsert = (command: { path: string } | undefined) => command?.path.endsWith('/insert-block') === true;

function Insert({ recipe, onInsert, isDone }: { recipe: RecipeView; onInsert: (body: { block: string; into?: string }) => void; isDone: boolean }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const recipes = useQuery(recipesQuery);
  const [block, setBlock] = useState('');
  const [into, setInto] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const blocks = (recipes.data?.items ?? []).filter((row) => row.isBlock && row.state === 'approved');
  const places = recipe.recipe.procedure ? elementsOf(recipe.recipe.procedure).filter((one) => (one as { kind?: string }).kind !== 'phase') : [];
  const insert = () => {
    setComplaint(block === '' ? t('recipe-life.choose-block') : null);
    if (block === '') return;
    onInsert({ block, ...(into ? { into } : {}) });
    setBlock('');
  };
  // Two parts of one name are told apart.
  const nameOf = (one: RecipeElement) => (places.some((other) => other !== one && localized(other.title) === localized(one.title)) ? `${localized(one.title)} (${one.id})` : localized(one.title));
  if (blocks.length === 0) return <p className="th-label">{t('recipe-life.no-blocks')}</p>;
  return (
    <section className={css.site} aria-label={t('recipe-life.insert-block')}>
      <h3>{t('recipe-life.insert-block')}</h3>
      <div className={css.verbs}>
        <NativeSelect label={t('recipe-life.block')} value={block} onChange={(event) => setBlock(event.currentTarget.value)}
          data={[{ value: '', label: '–' }, ...blocks.map((row) => ({ value: row.id, label: `${localized(row.title)} · ${row.id} v${row.version}` }))]} />
        <NativeSelect label={t('recipe-life.into')} value={into} onChange={(event) => setInto(event.currentTarget.value)}
          data={places.map((one, at) => ({ value: at === 0 ? '' : one.id, label: nameOf(one) }))} />
        <Button style={{ alignSelf: 'end' }} onClick={insert}>{t('recipe-life.insert')}</Button>
      </div>
      {complaint && <p role="alert" className={css.alert}>{complaint}</p>}
      {!complaint && isDone && <p role="status">{t('recipe-life.inserted')}</p>}
    </section>
  );
}
