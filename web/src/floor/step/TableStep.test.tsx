import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Batch, Step, Work } from '@/api/batches';
import { outbox, settle } from '@/parts/drafts/outbox';
import { answering, draw } from '@/test/render';
import { TableStep } from './TableStep';

const step = {
  id: 's1', number: '1.1', kind: 'table', title: { en: 'Weights' }, state: 'open', needs: ['value'], limits: null, expected: [], choices: [], charges: [], history: [], signatures: [], exceptions: [],
  extra: { table: { columns: [{ id: 'c1', title: { en: 'Who looked' } }], min: 1, max: null, every: null, rows: [] } },
} as unknown as Step;
const work = { id: 'w1', number: '1', title: { en: 'Check' }, operation: 'o', state: 'running', steps: [step], currentStep: 's1', started: null } as unknown as Work;
const batch = { id: 'B1', site: 'HN', zone: 'Asia/Ho_Chi_Minh', state: 'running', recipe: { id: 'R', version: '1', title: { en: 'R' } }, product: null, now: ['w1'], work: [work], progress: [], timers: [], exceptions: [], actions: [] } as unknown as Batch;

const waiting = () => outbox.get().map((one) => one.shown);

async function note(text: string) {
  const user = userEvent.setup();
  const field = await screen.findByLabelText<HTMLInputElement>('Who looked');
  await user.type(field, text);
  await user.click(screen.getByRole('button', { name: /Save row/ }));
  await waitFor(() => expect(field.value).toBe(''));
}

test('A row that was noted without network never takes the place of another that waits', async () => {
  answering(() => 'no network');
  const root = createRootRoute({ component: () => <TableStep batch={batch} place={{ work, step }} /> });
  await draw(<RouterProvider router={createRouter({ routeTree: root, history: createMemoryHistory({ initialEntries: ['/'] }) }) as never} />);
  await note('first');
  await note('second');
  expect(waiting()).toEqual(['first', 'second']);

  act(() => settle('lan', outbox.get()[0]!.scope)); // Dropped, or recorded while the table is not read again yet.
  await note('third');
  expect(waiting()).toEqual(['second', 'third']);
});
