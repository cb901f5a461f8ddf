import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecipeView, recipeQuery } from '@/api/recipes';
import { Status } from '@/parts/status/Status';
import { Empty, Loading, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { CommentsTab } from './comments/CommentsTab';
import { Reading } from './comments/Reading';
import { ExportMenu } from './ExportMenu';
import { FindingsTable } from './FindingsTable';
import { BlocksTab } from './life/BlocksTab';
import { ChangesTab } from './life/ChangesTab';
import { ReplayTab } from './life/ReplayTab';
import { SitesTab } from './life/SitesTab';
import { useLocalized } from './localized';
import { RecipeActions } from './RecipeActions';
import { RecipeSignatures } from './RecipeSignatures';
import { RecipeText } from './RecipeText';
import css from './recipes.module.css';
import { type RecipeSearch, recipeTabs, type RecipeTab } from './search';

const RecipeGraph = lazy(() => import('./RecipeGraph').then((module) => ({ default: module.RecipeGraph })));

/** One version: its drawing, its text, what the import found, and who signed. */
export function RecipeScreen() {
  const { id, version } = useParams({ strict: false }) as { id: string; version: string };
  const query = useQuery(recipeQuery(id, version));
  return <QueryView query={query} rows={12}>{(recipe) => <Reading recipe={recipe}><Loaded recipe={recipe} /></Reading>}</QueryView>;
}

function Loaded({ recipe }: { recipe: RecipeView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const localized = useLocalized();
  const { view = recipe.state === 'in-review' ? 'changes' : recipe.graph ? 'graph' : 'findings', at } = useSearch({ strict: false }) as RecipeSearch;
  const choose = (next: RecipeTab, element?: string) => void navigate({ to: '.', search: ((before: object) => ({ ...before, view: next, at: element })) as never });
  const open = recipe.findings.filter((finding) => finding.isOpen).length;
  const label = { graph: t('recipes.graph'), text: t('recipes.text'), changes: t('recipes.changes'), comments: t('comments.title'), replay: t('recipe-life.replay'), sites: t('recipes.sites'), blocks: t('recipes.blocks'), findings: t('recipes.findings-count', { count: open }), signatures: t('recipes.signatures') };
  return (
    <OfficePage
      fill
      title={localized(recipe.recipe.title) || recipe.id}
      path={[{ label: t('recipes.title'), to: '/recipes' }]}
      beside={<><Status of="recipe" value={recipe.state} /><span className="th-hint th-mono">{recipe.id} · v{recipe.version} · {recipe.hash.slice(0, 12)}</span></>}
      tools={<><ExportMenu recipe={recipe} /><SegmentedControl value={view} onChange={(next) => choose(next as RecipeTab)} data={recipeTabs.map((value) => ({ value, label: label[value] }))} aria-label={t('recipes.view')} /></>}
      {...RecipeActions({ recipe, onBlocks: () => choose('changes') })}
    >
      {view === 'graph' && (recipe.graph
        ? <Suspense fallback={<Loading rows={12} />}><RecipeGraph graph={recipe.graph} onPhase={(id) => choose('text', id)} /></Suspense>
        : <Empty>{t('recipes.no-graph')}</Empty>)}
      {view === 'text' && <div className={css.scroll} tabIndex={0} role="region" aria-label={label[view]}><RecipeText recipe={recipe} at={at} /></div>}
      {view === 'changes' && <ChangesTab recipe={recipe} />}
      {view === 'comments' && <CommentsTab onGo={(key) => choose('text', key.split(':')[1])} />}
      {view === 'replay' && <ReplayTab id={recipe.id} version={recipe.version} />}
      {view === 'blocks' && <BlocksTab recipe={recipe} />}
      {view === 'sites' && <SitesTab recipe={recipe} />}
      {view === 'findings' && <FindingsTable findings={recipe.findings} problems={recipe.problems} />}
      {view === 'signatures' && <div className={css.scroll} tabIndex={0} role="region" aria-label={label[view]}><RecipeSignatures recipe={recipe} /></div>}
    </OfficePage>
  );
}
