import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { commentsAddress, commentsQuery, type RecipeComment } from '@/api/recipeComments';
import { useCommand } from '@/api/intent';
import { useEditor, useSession } from '../editor/useSession';
import { commentsOf } from './counts';

const none: readonly RecipeComment[] = [];

/** Comments of the open version: of one thing, or of all. */
export function useComments(at: string | null): readonly RecipeComment[] {
  const { view } = useSession();
  const { data = none } = useQuery(commentsQuery(view.id, view.version));
  return useMemo(() => commentsOf(data, at), [data, at]);
}

/** Trees, drawings and texts say how many comments wait at each thing. */
export function useCommentCounts(): void {
  const session = useSession();
  const index = useEditor((state) => state.saving.doc.index);
  const { data } = useQuery(commentsQuery(session.view.id, session.view.version));
  useEffect(() => { if (data) session.commented(data); }, [data, session, index]);
}

/** Adds a comment, or says something about one; the list is read again. */
export function useCommenting(onDone: () => void) {
  const { view } = useSession();
  const queries = useQueryClient();
  const address = commentsAddress(view.id, view.version);
  const read = () => queries.invalidateQueries({ queryKey: commentsQuery(view.id, view.version).queryKey });
  const send = useCommand({ onSuccess: () => { onDone(); void read(); } });
  return {
    read, pending: send.isPending, error: send.error,
    add: (body: object) => send.mutate({ path: address, body }),
    say: (number: number, what: 'reply' | 'resolve', text: string) => send.mutate({ path: `${address}/${number}/actions/${what}`, body: text === '' ? {} : { text } }),
  };
}
