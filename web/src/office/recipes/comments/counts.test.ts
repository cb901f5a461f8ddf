// @vitest-environment node
import { expect, test } from 'vitest';
import type { CommentItem, RecipeComment } from '@/api/recipeComments';
import { openDoc } from '../editor/model/document';
import { commentsOf, countComments, keyOfItem } from './counts';

const doc = openDoc({
  format: 'theriac-recipe/1', id: 'R', version: '1', title: { en: 'R' },
  procedure: { id: 'p', kind: 'procedure', title: { en: 'R' }, elements: [{ id: 'a', kind: 'phase', title: { en: 'A' }, instructions: [{ id: 'i', kind: 'text', title: { en: 'I' } }] }] },
});
const said = (number: number, item: CommentItem, state: RecipeComment['state'] = 'open'): RecipeComment =>
  ({ number, item, state, text: 'x', by: { id: 'an', name: 'An' }, at: '', isOfNow: true, suggestion: null, closedBy: null, closedAt: null, replies: [] });

test('Open comments count at their thing and above it', () => {
  const { own, below } = countComments([said(1, { kind: 'instruction', id: 'i' }), said(2, { kind: 'element', id: 'a' }), said(3, { kind: 'element', id: 'a' }, 'resolved'), said(4, { kind: 'header' })], doc);
  expect([own.get('instruction:i'), own.get('element:a'), own.get('element:p'), own.get('header')]).toEqual([1, 1, undefined, 1]);
  expect([below.get('instruction:i'), below.get('element:a'), below.get('element:p')]).toEqual([1, 2, 2]);
});

test('Of one thing, what is open comes first, the newest on top', () => {
  const all = [said(1, { kind: 'element', id: 'a' }), said(2, { kind: 'element', id: 'a' }, 'applied'), said(3, { kind: 'element', id: 'b' }), said(4, { kind: 'element', id: 'a' })];
  expect(commentsOf(all, 'element:a').map((one) => one.number)).toEqual([4, 1, 2]);
  expect(commentsOf(all, null).map((one) => one.number)).toEqual([4, 3, 1, 2]);
});

test.each<[CommentItem, string]>([[{ kind: 'header' }, 'header'], [{ kind: 'input', id: 'in-1', element: null }, 'input:in-1'], [{ kind: 'link', id: 'x', element: 'a' }, 'link:a/x']])('%o is %s', (item, key) => expect(keyOfItem(item)).toBe(key));
