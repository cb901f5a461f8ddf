import { expect, test, vi } from 'vitest';
import type { RecipeView } from '@/api/recipes';
import { draw } from '@/test/render';
import { instructionKinds, type Recipe } from './model/recipe';
import { Preview } from './Preview';
import { Session } from './session';
import { SessionContext } from './useSession';

const recipe: Recipe = {
  format: 'theriac-recipe/1', id: 'R', version: '1', title: { en: 'R' },
  procedure: {
    id: 'p', kind: 'procedure', title: { en: 'R' }, elements: [{
      id: 'ph', kind: 'phase', title: { en: 'Phase' }, instructions: instructionKinds.map((kind) => ({ id: `of-${kind}`, kind, title: { en: `Do ${kind}` } })),
    }],
  },
};

test.each(instructionKinds)('The floor draws a step %s that was just dropped', async (kind) => {
  // No router stands around a preview that is drawn alone.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const failed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const session = new Session({ id: 'R', version: '1', state: 'draft', hash: 'h', recipe } as unknown as RecipeView, { id: 'an', name: 'An' });
  session.select(`instruction:of-${kind}`);
  const drawn = await draw(<SessionContext value={session}><Preview /></SessionContext>);
  // What it asks the server for is answered in the tab: the screen stands when that is there.
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(drawn.container.textContent).toContain(`Do ${kind}`);
  expect(failed).not.toHaveBeenCalled();
});
