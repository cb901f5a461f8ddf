import { queryOptions } from '@tanstack/react-query';
import { get } from './http';
import { addressOf, type RecipeState } from './recipes';
import { holds, type Role, type SessionUser } from './session';

interface Person { id: string; name: string }
export interface CommentItem { kind: string; id?: string | null; element?: string | null }

/** What somebody said about a thing of a version, and perhaps how it should be. */
export interface RecipeComment {
  number: number; item: CommentItem; text: string; by: Person; at: string; isOfNow: boolean; state: 'open' | 'resolved' | 'applied';
  suggestion: { op: string; item?: CommentItem; member?: string; before?: unknown; value?: unknown } | null;
  closedBy: Person | null; closedAt: string | null; replies: { by: Person; at: string; text: string }[];
}

export const commentsAddress = (id: string, version: string) => `${addressOf(id, version)}/comments`;

export const commentsQuery = (id: string, version: string) => queryOptions({
  queryKey: ['recipes', id, version, 'comments'],
  queryFn: async ({ signal }) => (await get<{ items: RecipeComment[] }>(commentsAddress(id, version), undefined, signal)).items,
  meta: { streams: [`recipe/${id}/${version}`.toLowerCase()] },
});

const commenters: readonly Role[] = ['recipe-author', 'recipe-checker', 'qa-reviewer'];

/** Comments are taken while a version is written or reviewed. */
export const mayComment = (me: SessionUser | null, state: RecipeState): boolean =>
  (state === 'draft' || state === 'in-review') && me !== null && commenters.some((role) => holds(me, role));
