import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { sessionQuery, unlock } from '@/api/session';
import { readDraft } from '@/parts/drafts/draftStore';
import { useDraft } from '@/parts/drafts/useDraft';
import { answering, draw, session } from '@/test/render';
import { mustSignIn } from '@/shell/sync/gap';
import { IdleGuard } from './IdleGuard';
import { leaveNow, lockNow } from './lockNow';
import { SessionGate } from './SessionGate';

afterEach(() => {
  vi.useRealTimers();
  localStorage.removeItem('theriac.session-owed');
});

function Note() {
  const [value, setValue] = useDraft('batch/B1/4.2', 'note');
  return <input aria-label="Note" data-field="note" value={value} onChange={(event) => setValue(event.currentTarget.value)} />;
}

/** The gate stands in a router, as in the application. */
async function drawGate() {
  const root = createRootRoute({ component: () => <SessionGate><p>41.6 °C</p><Note /></SessionGate> });
  const router = createRouter({ routeTree: root, history: createMemoryHistory({ initialEntries: ['/'] }) });
  return draw(<RouterProvider router={router as never} />);
}

/** @param cable Whether it is in; out, nothing is answered. */
function server(cable = { in: true }) {
  let state = 'active';
  return answering((sent) => {
    if (!cable.in) return 'no network';
    if (sent.method === 'DELETE') state = 'none';
    if (sent.path.endsWith('/actions/lock')) state = 'locked';
    if (sent.path.endsWith('/actions/unlock')) {
      if (sent.body.password !== 'river') return { status: 401, body: { code: 'credentials-wrong', facts: { triesLeft: '4' } } };
      state = 'active';
    }
    if (sent.path === '/api/session') return { status: 200, body: state === 'none' ? { ...session, user: null, csrf: null, state } : { ...session, state } };
    return { status: 200, body: { items: [], next: null } };
  });
}

describe('The lock', () => {
  // A11D-11d: it comes by itself, is counted down in sight, and no input of the person can keep it away but use.
  test('counts the last minute down and then locks', async () => {
    const sent = server();
    const { queries } = await draw(<p>there</p>);
    vi.useFakeTimers();
    render(<MantineProvider><QueryClientProvider client={queries}><IdleGuard seconds={300} /></QueryClientProvider></MantineProvider>);
    await act(() => vi.advanceTimersByTimeAsync(239_000));
    expect(screen.queryByRole('timer')).toBeNull();
    await act(() => vi.advanceTimersByTimeAsync(5_000));
    expect(screen.getByRole('timer').textContent).toContain('Locks in 56 s');
    expect(sent.some((each) => each.path.endsWith('/actions/lock'))).toBe(false);
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(sent.some((each) => each.path.endsWith('/actions/lock'))).toBe(true);
    expect(queries.getQueryData(sessionQuery.queryKey)?.state).toBe('locked');
  });

  test('takes the values off the page and gives the same text back after unlocking', async () => {
    server();
    const { queries } = await drawGate();
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText('Note'), 'steady');
    expect(screen.getByText('41.6 °C')).toBeTruthy();

    await act(() => lockNow(queries));
    await screen.findByText('Locked');
    expect(screen.queryByText('41.6 °C')).toBeNull();
    expect(document.body.innerHTML).not.toContain('steady');

    await user.type(screen.getByLabelText('Password'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Unlock' }));
    await screen.findByText('The password is not right. 4 tries left.');
    await user.type(screen.getByLabelText('Password'), 'river');
    await user.click(screen.getByRole('button', { name: 'Unlock' }));
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Note').value).toBe('steady'));
    expect((await readDraft('lan', 'batch/B1/4.2', 'note'))?.value).toBe('steady');
  });

  test('holds without network: when the network is back the server is told before any screen opens', async () => {
    const cable = { in: true };
    const sent = server(cable);
    const { queries } = await drawGate();
    await screen.findByText('41.6 °C');

    cable.in = false;
    await act(() => lockNow(queries));
    await screen.findByText('Locked');
    cable.in = true;
    await act(() => queries.invalidateQueries());

    await waitFor(() => expect(sent.filter((each) => each.path.endsWith('/actions/lock'))).toHaveLength(2));
    expect(screen.queryByText('41.6 °C')).toBeNull();
    await screen.findByText('Locked');
    await userEvent.setup().type(screen.getByLabelText('Password'), 'river{Enter}');
    await screen.findByText('41.6 °C');
  });

  test('holds over a reload, which has no token until the session is asked', async () => {
    localStorage.setItem('theriac.session-owed', 'lock');
    const sent = server();
    const { queries } = await drawGate();
    await act(() => queries.invalidateQueries());
    await screen.findByText('Locked');
    expect(sent.findIndex((each) => each.path.endsWith('/actions/lock'))).toBeGreaterThan(sent.findIndex((each) => each.path === '/api/session'));
    expect(localStorage.getItem('theriac.session-owed')).toBeNull();
  });

  test('ends what a long gap asks for by a proof alone, never by an answer of the server', async () => {
    server();
    const { queries } = await drawGate();
    await screen.findByText('41.6 °C');
    await waitFor(() => expect(queries.isFetching()).toBe(0));
    mustSignIn.set(true);
    await act(async () => { queries.setQueryData(sessionQuery.queryKey, { ...session, state: 'locked' as const }); });
    await screen.findByText('Locked');
    await act(() => queries.invalidateQueries());
    await screen.findByText('41.6 °C');
    expect(mustSignIn.get()).toBe(true);
    await unlock('river');
    expect(mustSignIn.get()).toBe(false);
  });
});

describe('Signing out', () => {
  test('shuts this screen at once without network, and is finished when the server answers', async () => {
    const cable = { in: true };
    const sent = server(cable);
    const { queries } = await drawGate();
    await screen.findByText('41.6 °C');

    cable.in = false;
    await act(() => leaveNow(queries));
    await screen.findByLabelText('User id');
    expect(screen.queryByText('41.6 °C')).toBeNull();
    cable.in = true;
    await act(() => queries.invalidateQueries());

    await waitFor(() => expect(sent.filter((each) => each.method === 'DELETE')).toHaveLength(2));
    expect(queries.getQueryData(sessionQuery.queryKey)?.state).toBe('none');
    expect(screen.queryByText('41.6 °C')).toBeNull();
  });
});
