import { Button, SegmentedControl, Select } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { diffQuery, type RecipeDiff, type RecipeReview, reviewQuery } from '@/api/recipeLife';
import { addressOf, recipeQuery, recipesQuery, type RecipeView } from '@/api/recipes';
import { holds, useMe } from '@/api/session';
import { Empty, Loading, QueryView } from '@/parts/views/Views';
import { ItemComments } from '../comments/ItemComments';
import { BlockCard } from './BlockCard';
import { Impact } from './Impact';
import css from './life.module.css';
import { ReviewHead } from './ReviewHead';

const RecipeGraph = lazy(() => import('../RecipeGraph').then((module) => ({ default: module.RecipeGraph })));

/** What changed since the approved version, block by block; a reviewer confirms each block that changed or depends on a change. */
export function ChangesTab({ recipe }: { recipe: RecipeView }) {
  const review = useQuery(reviewQuery(recipe.id, recipe.version));
  return <QueryView query={review} rows={10}>{(view) => <Changes recipe={recipe} review={view} />}</QueryView>;
}

function Changes({ recipe, review }: { recipe: RecipeView; review: RecipeReview }) {
  const { t } = useTranslation();
  const versions = useQuery(recipesQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const [drawn, setDrawn] = useState<'text' | 'graph'>('text');
  const from = chosen ?? review.predecessor;
  const isReview = from === review.predecessor;
  const other = useQuery({ ...diffQuery(recipe.id, from ?? '', recipe.version), enabled: !isReview && from !== null });
  const diff = isReview ? review.diff : other.data;
  const others = (versions.data?.items ?? []).filter((row) => row.id === recipe.id && row.version !== recipe.version).map((row) => row.version);
  return (
    <div className={css.changes}>
      <div className={css.main}>
        <div className={css.bar}>
          {others.length > 0 && <Select label={t('recipe-life.compared-with')} data={others} value={from} onChange={setChosen} w={160} allowDeselect={false} comboboxProps={{ withinPortal: true }} />}
          <SegmentedControl value={drawn} onChange={(next) => setDrawn(next as 'text' | 'graph')} aria-label={t('recipes.view')}
            data={[{ value: 'text', label: t('recipe-life.sentences') }, { value: 'graph', label: t('recipes.graph') }]} />
        </div>
        {isReview && <ReviewHead review={review} />}
        {!diff ? <Loading rows={8} />
          : drawn === 'graph' ? <Drawings recipe={recipe} diff={diff} />
          : <Blocks recipe={recipe} diff={diff} review={isReview ? review : null} />}
      </div>
      <Impact id={recipe.id} version={recipe.version} />
    </div>
  );
}

/** Both versions as drawings, side by side, with the same marks as the sentences. */
function Drawings({ recipe, diff }: { recipe: RecipeView; diff: RecipeDiff }) {
  const { t } = useTranslation();
  const before = useQuery({ ...recipeQuery(recipe.id, diff.from ?? ''), enabled: diff.from !== null });
  const one = (view: RecipeView, marks: Record<string, string>) => (
    <section className={css.drawing} aria-label={t('recipe-life.version', { version: view.version })}>
      <h3>{t('recipe-life.version', { version: view.version })}</h3>
      {view.graph ? <Suspense fallback={<Loading rows={8} />}><RecipeGraph graph={view.graph} marks={marks} onPhase={() => undefined} /></Suspense> : <Empty>{t('recipes.no-graph')}</Empty>}
    </section>
  );
  return (
    <div className={css.drawings}>
      {before.data && one(before.data, diff.marks.before)}
      {one(recipe, diff.marks.after)}
    </div>
  );
}

function Blocks({ recipe, diff, review }: { recipe: RecipeView; diff: RecipeDiff; review: RecipeReview | null }) {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const confirm = useCommand<RecipeReview>({
    onSuccess: (view) => queries.setQueryData(reviewQuery(recipe.id, recipe.version).queryKey, view),
  });
  const wanted = diff.blocks.filter((block) => block.state !== 'unchanged');
  const same = diff.blocks.filter((block) => block.state === 'unchanged');
  const notSeen = new Set(review?.notSeen);
  const may = review !== null && review.state === 'in-review' && me !== null && !recipe.authors.includes(me.id)
    && (['recipe-checker', 'supervisor', 'planner', 'qa-reviewer', 'qualified-person'] as const).some((role) => holds(me, role));
  const send = (ids: readonly string[]) => confirm.mutate({
    path: `${addressOf(recipe.id, recipe.version)}/actions/review-blocks`,
    body: { blocks: diff.blocks.filter((block) => ids.includes(block.id)).map(({ id, hash }) => ({ id, hash })) },
  });
  return (
    <div className={css.blocks}>
      {wanted.length === 0 && <Empty>{t('recipe-life.nothing-changed')}</Empty>}
      {confirm.error && <p role="alert" className={css.alert}>{problemText(confirm.error, t)}</p>}
      {wanted.map((block) => {
        const below = diff.blocks.filter((one) => one.path.includes(block.id) && notSeen.has(one.id)).map((one) => one.id);
        return (
          <BlockCard key={block.id} block={block} titles={diff.blocks} seenBy={review?.seen.filter((one) => one.block === block.id).map((one) => one.name) ?? []}
            below={<ItemComments at={block.id.startsWith('$') ? 'header' : `element:${block.id}`} />}>
            {may && notSeen.has(block.id) && <Button onClick={() => send([block.id])} loading={confirm.isPending}>{t('recipe-life.reviewed')}</Button>}
            {may && below.length > 0 && <Button variant="subtle" onClick={() => send([block.id, ...below])}>{t('recipe-life.reviewed-below', { count: below.length })}</Button>}
          </BlockCard>
        );
      })}
      {same.length > 0 && (
        <details className={css.same}>
          <summary>{t('recipe-life.unchanged', { count: same.length })}</summary>
          <ul>{same.map((block) => <li key={block.id}>{block.title}</li>)}</ul>
        </details>
      )}
    </div>
  );
}
