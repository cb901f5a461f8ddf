import { Button, FileButton, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { beginDryRun, dryRunId } from '@/api/dryRun';
import { problemText } from '@/api/problem';
import { type RecipeReview, reviewQuery } from '@/api/recipeLife';
import { addressOf, completeRecipe, type RecipeView } from '@/api/recipes';
import { holds, type SessionUser, useMe } from '@/api/session';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { NewRecipe } from './editor/NewRecipe';
import { SendToReview } from './life/SendToReview';
import { SignedAction } from './life/SignedAction';

type Step = 'send-to-review' | 'check' | 'approve';

/** What this person may do with the version as it is: at most one primary action. Of a review, the route says whose turn it is. */
function stepFor(recipe: RecipeView, review: RecipeReview | undefined, me: SessionUser | null): Step | null {
  if (!me) return null;
  if (recipe.state === 'draft') return holds(me, 'recipe-author') ? 'send-to-review' : null;
  if (recipe.state !== 'in-review' || recipe.authors.includes(me.id) || !review) return null;
  const next = review.route.findIndex((step) => step.isNext);
  if (next < 0 || !holds(me, review.route[next]!.role)) return null;
  return next === review.route.length - 1 ? 'approve' : 'check';
}

/** The two halves of the action bar of a recipe version. A hook by use: call it in render, always. */
export function RecipeActions({ recipe, onBlocks }: { recipe: RecipeView; onBlocks: () => void }): { primary: ReactNode; secondary: ReactNode } {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const review = useQuery({ ...reviewQuery(recipe.id, recipe.version), enabled: recipe.state === 'in-review' });
  const [signing, setSigning] = useState<Step | 'retire' | 'return' | null>(null);
  const [missing, setMissing] = useState(false);
  const refresh = () => { setSigning(null); void queries.invalidateQueries({ queryKey: ['recipes'] }); };
  const close = () => setSigning(null);
  const step = stepFor(recipe, review.data, me);
  const waiting = review.data?.notSeen.length ?? 0;
  const begin = () => {
    const isBlocked = step !== 'send-to-review' && waiting > 0;
    setMissing(isBlocked);
    if (isBlocked) onBlocks();
    else setSigning(step);
  };
  const actionOf = (action: string) => `${addressOf(recipe.id, recipe.version)}/actions/${action}`;
  const mayRetire = (recipe.state === 'approved' || recipe.state === 'superseded') && me !== null && holds(me, 'qa-reviewer');
  const mayReturn = recipe.state === 'in-review' && me !== null && (holds(me, 'recipe-author') || (review.data?.route ?? []).some((line) => holds(me, line.role)));
  const mayWrite = me !== null && holds(me, 'recipe-author');
  return {
    secondary: (mayWrite || mayRetire || mayReturn) && (
      <Group gap={12}>
        {mayWrite && <Writing recipe={recipe} />}
        {mayReturn && <Button color="gray" onClick={() => setSigning('return')}>{t('recipe-life.do.return')}</Button>}
        <SignedAction opened={signing === 'return'} onClose={close} title={t('recipe-life.do.return')} why={t('recipe-life.return-why')} action={actionOf('return-to-draft')} onSigned={refresh} />
        {mayRetire && <Button color="gray" onClick={() => setSigning('retire')}>{t('recipe-life.do.retire')}</Button>}
        <SignedAction opened={signing === 'retire'} onClose={close} title={t('recipe-life.do.retire')} why={t('recipe-life.retire-why')} action={actionOf('retire')} onSigned={refresh} />
      </Group>
    ),
    primary: step && (
      <>
        {missing && waiting > 0 && <span role="alert">{t('recipe-life.blocks-first', { count: waiting })}</span>}
        <Primary onClick={begin}>{t(`recipes.do.${step}`)}</Primary>
        <SendToReview id={recipe.id} version={recipe.version} opened={signing === 'send-to-review'} onClose={close} onSigned={refresh} />
        <SignatureSheet opened={signing === 'check' || signing === 'approve'} onClose={close} action={actionOf(step)} body={{}} onSigned={refresh} />
      </>
    ),
  };
}

/** What an author may do: go on writing, begin another version, complete from a file. */
function Writing({ recipe }: { recipe: RecipeView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [beginning, setBeginning] = useState(false);
  const completing = useMutation({
    mutationFn: (file: File) => completeRecipe(file, recipe, `complete-${recipe.hash}-${file.name}-${file.lastModified}`),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['recipes'] }),
  });
  const isDraft = recipe.state === 'draft';
  return (
    <>
      {isDraft && <Button onClick={() => { beginDryRun(recipe.id, recipe.version); location.assign(`/floor/batches/${dryRunId}`); }}>{t('recipes.dry-run')}</Button>}
      {isDraft && <Button component={Link} to={`/recipes/${encodeURIComponent(recipe.id)}/${encodeURIComponent(recipe.version)}/edit` as never}>{t('editor.edit')}</Button>}
      {!isDraft && <Button onClick={() => setBeginning(true)}>{t('editor.new.version-do')}</Button>}
      <NewRecipe from={recipe} opened={beginning} onClose={() => setBeginning(false)} />
      {isDraft && (
        <FileButton accept=".json,application/json" onChange={(file) => file && completing.mutate(file)}>
          {(props) => <Button {...props} loading={completing.isPending}>{t('recipes.complete')}</Button>}
        </FileButton>
      )}
      {completing.error && <span role="alert">{problemText(completing.error, t)}</span>}
    </>
  );
}
