import { type ReactNode, useMemo } from 'react';
import type { RecipeView } from '@/api/recipes';
import { useMe } from '@/api/session';
import { Session } from '../editor/session';
import { SessionContext } from '../editor/useSession';
import { useCommentCounts } from './useComments';

/** A version that is read: the parts of the editor that only look at things work here too. Nothing is sent, nobody is told to be here. */
export function Reading({ recipe, children }: { recipe: RecipeView; children: ReactNode }) {
  const me = useMe();
  const session = useMemo(() => new Session(recipe, me), [recipe, me]);
  return <SessionContext value={session}><Counted />{children}</SessionContext>;
}

function Counted() {
  useCommentCounts();
  return null;
}
