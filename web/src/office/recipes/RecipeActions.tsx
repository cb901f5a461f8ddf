import { Button, FileButton, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '@/api/problem';
import { addressOf, completeRecipe, type RecipeView } from '@/api/recipes';
import { holds, type SessionUser, useMe } from '@/api/session';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { NewRecipe } from './editor/NewRecipe';

type Step = 'send-to-review' | 'check' | 'approve';

/** What this person may do with the version as it is: at most one primary action. */
function stepFor(recipe: RecipeView, me: SessionUser | null): Step | null {
  if (!me) return null;
  if (recipe.state === 'draft') return holds(me, 'recipe-author') ? 'send-to-review' : null;
  if (recipe.state !== 'in-review' || recipe.authors.includes(me.id)) return null;
  if (!recipe.isChecked) return holds(me, 'recipe-checker') ? 'check' : null;
  return holds(me, 'qa-reviewer') ? 'approve' : null;
}

/** The two halves of the action bar of a recipe version. A hook by use: call it in render, always. */
export function RecipeActions({ recipe }: { recipe: RecipeView }): { primary: ReactNode; secondary: ReactNode } {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const [signing, setSigning] = useState(false);
  const [beginning, setBeginning] = useState(false);
  const refresh = () => void queries.invalidateQueries({ queryKey: ['recipes'] });
  const completing = useMutation({
    mutationFn: (file: File) => completeRecipe(file, recipe, `complete-${recipe.hash}-${file.name}-${file.lastModified}`),
    onSuccess: refresh,
  });
  const step = stepFor(recipe, me);
  const mayComplete = recipe.state === 'draft' && me !== null && holds(me, 'recipe-author');
  const mayBegin = me !== null && holds(me, 'recipe-author');
  return {
    secondary: mayBegin && (
      <Group gap={12}>
        {mayComplete && <Button component={Link} to={`/recipes/${encodeURIComponent(recipe.id)}/${encodeURIComponent(recipe.version)}/edit` as never}>{t('editor.edit')}</Button>}
        {recipe.state !== 'draft' && <Button onClick={() => setBeginning(true)}>{t('editor.new.version-do')}</Button>}
        <NewRecipe from={recipe} opened={beginning} onClose={() => setBeginning(false)} />
        {mayComplete && <FileButton accept=".json,application/json" onChange={(file) => file && completing.mutate(file)}>
          {(props) => <Button {...props} loading={completing.isPending}>{t('recipes.complete')}</Button>}
        </FileButton>}
        {completing.error && <span role="alert">{problemText(completing.error, t)}</span>}
      </Group>
    ),
    primary: step && (
      <>
        <Primary onClick={() => setSigning(true)}>{t(`recipes.do.${step}`)}</Primary>
        <SignatureSheet opened={signing} onClose={() => setSigning(false)} action={`${addressOf(recipe.id, recipe.version)}/actions/${step}`} body={{}}
          onSigned={() => { setSigning(false); refresh(); }} />
      </>
    ),
  };
}
