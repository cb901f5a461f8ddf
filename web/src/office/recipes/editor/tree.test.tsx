import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { RecipeView } from '@/api/recipes';
import { draw } from '@/test/render';
import { dropAt } from './drag';
import { openDoc } from './model/document';
import { rowsOf } from './model/outline';
import type { Recipe } from './model/recipe';
import { RowTree } from './RowTree';
import { Session } from './session';
import { SessionContext } from './useSession';

const recipe = (phases: number, steps: number): Recipe => ({
  format: 'theriac-recipe/1', id: 'R', version: '1', title: { en: 'R' },
  procedure: {
    id: 'p', kind: 'procedure', title: { en: 'R' }, elements: [{
      id: 'op', kind: 'operation', title: { en: 'Make' },
      elements: Array.from({ length: phases }, (_, at) => ({ id: `ph${at}`, kind: 'phase' as const, title: { en: `Phase ${at}` }, instructions: Array.from({ length: steps }, (__, i) => ({ id: `i${at}-${i}`, kind: 'number' as const, title: { en: `Step ${i}` } })) })),
    }],
  },
});

test.each([false, true])('Of 10,000 steps only those in sight are drawn (detailed: %s)', async (detailed) => {
  // jsdom lays nothing out: the tree has the height of a screen.
  Element.prototype.scrollTo = vi.fn();
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(900);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(400);
  const big = recipe(500, 20);
  const session = new Session({ id: 'R', version: '1', state: 'draft', hash: 'h', recipe: big } as unknown as RecipeView, { id: 'an', name: 'An' });
  const rows = rowsOf(session.doc, new Set());
  expect(rows.length).toBeGreaterThan(10_500);
  await draw(<SessionContext value={session}><RowTree detailed={detailed} label="Tree" rows={rows} onEdit={() => undefined} /></SessionContext>);
  const drawn = screen.getAllByRole('treeitem');
  expect(drawn.length).toBeGreaterThan(10);
  expect(drawn.length).toBeLessThan(100);
  expect(document.querySelectorAll('*').length).toBeLessThan(2_500);
});

test('A block of the library goes where its kind may stand', () => {
  const doc = openDoc(recipe(2, 1));
  const at = (kind: 'operation' | 'phase', over: string, upper: boolean) => { const drop = dropAt(doc, { what: 'library', block: 'WASH', kind }, over, upper); return drop && { mark: drop.mark, parent: drop.spot?.parent, after: drop.spot?.after }; };
  expect(at('operation', 'element:ph1', false)).toEqual({ mark: 'after', parent: 'element:p', after: 'op' });
  expect(at('operation', 'element:op', true)).toEqual({ mark: 'before', parent: 'element:p', after: undefined });
  expect(at('phase', 'element:ph0', false)).toEqual({ mark: 'after', parent: 'element:op', after: 'ph0' });
  expect(at('phase', 'element:ph0', true)).toEqual({ mark: 'before', parent: 'element:op', after: undefined });
  expect(at('phase', 'element:op', false)).toEqual({ mark: 'into', parent: 'element:op', after: 'ph1' });
});
