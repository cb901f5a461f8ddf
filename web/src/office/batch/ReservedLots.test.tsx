import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Batch } from '@/api/batches';
import { sessionQuery } from '@/api/session';
import { answering, draw, session } from '@/test/render';
import { ReservedLots } from './ReservedLots';

const kg = (value: string) => ({ value, unit: 'kg' });
const batch = { id: 'B1', site: 'HN', ended: null, reserved: [{ material: 'M-1', lot: 'L-OLD', quantity: kg('2.0') }, { material: 'M-1', lot: 'L-1', quantity: kg('5.0') }], shortages: [] } as unknown as Batch;
const lot = { id: 'L-1', material: 'M-1', quantity: kg('20'), reserved: kg('5.0'), expiryOn: null, expired: false };

test('Lots that are not shown stay kept, and nothing is saved before the lots are there', async () => {
  let there = false;
  const sent = answering((one) => (one.method === 'POST' ? { status: 200, body: {} } : there ? { status: 200, body: { items: [lot], next: null } } : { status: 403, body: { code: 'busy' } }));
  const root = createRootRoute({ component: () => <ReservedLots batch={batch} /> });
  const { queries } = await draw(<RouterProvider router={createRouter({ routeTree: root, history: createMemoryHistory({ initialEntries: ['/'] }) }) as never} />);
  queries.setQueryData(sessionQuery.queryKey, { ...session, user: { ...session.user!, roles: [{ role: 'planner', site: 'HN' }] } });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /M-1/ }));
  await user.type(await screen.findByLabelText('Reason'), 'Other lot');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('The lots are not there yet. Wait, or load them again.');
  expect(sent.filter((one) => one.method === 'POST')).toEqual([]);

  there = true;
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  await screen.findByText('stays kept as it is');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent.find((one) => one.method === 'POST')?.body.lots).toEqual([{ lot: 'L-OLD', quantity: kg('2.0') }, { lot: 'L-1', quantity: kg('5.0') }]));
});
