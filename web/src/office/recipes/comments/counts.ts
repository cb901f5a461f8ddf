import type { CommentItem, RecipeComment } from '@/api/recipeComments';
import { type ItemRef, keyOf } from '../editor/model/document';

export const keyOfItem = (item: CommentItem): string => keyOf(item as ItemRef);

/** Open comments of each thing, and of it with everything below it. */
export interface CommentCounts { readonly own: ReadonlyMap<string, number>; readonly below: ReadonlyMap<string, number> }
export const noComments: CommentCounts = { own: new Map(), below: new Map() };

interface Places { index: ReadonlyMap<string, { parent: string }> }

export function countComments(comments: readonly RecipeComment[], { index }: Places): CommentCounts {
  const own = new Map<string, number>();
  const below = new Map<string, number>();
  const add = (to: Map<string, number>, key: string) => to.set(key, (to.get(key) ?? 0) + 1);
  for (const { item, state } of comments) {
    if (state !== 'open') continue;
    const key = keyOfItem(item);
    add(own, key);
    for (let at: string | undefined = key; at !== undefined; at = index.get(at)?.parent) add(below, at);
  }
  return { own, below };
}

/** Of one thing: what is open first, the newest on top. */
export const commentsOf = (comments: readonly RecipeComment[], key: string | null): RecipeComment[] =>
  comments.filter((one) => key === null || keyOfItem(one.item) === key)
    .sort((one, other) => Number(other.state === 'open') - Number(one.state === 'open') || other.number - one.number);
