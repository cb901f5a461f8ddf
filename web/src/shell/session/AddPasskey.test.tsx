import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { answering, draw } from '@/test/render';
import { AddPasskey } from './AddPasskey';

const bytes = new Uint8Array([1, 2, 3]).buffer;

function authenticator() {
  const create = vi.fn(async () => ({
    id: 'AQID', rawId: bytes, type: 'public-key', getClientExtensionResults: () => ({}),
    response: { clientDataJSON: bytes, attestationObject: bytes, getTransports: () => [] },
  }));
  Object.defineProperty(navigator, 'credentials', { configurable: true, value: { create } });
}

// P11-200a2: who finds an open session must not be able to add a key of his own to it.
test('A passkey is added with the password, and a wrong one is said', async () => {
  authenticator();
  const sent = answering((one) => {
    if (one.path.endsWith('/options')) return { status: 200, body: { challenge: 'AQID', user: { id: 'AQID', name: 'lan', displayName: 'Lan' } } };
    return one.body.password === 'river' ? { status: 201, body: {} } : { status: 401, body: { code: 'credentials-wrong' } };
  });
  const added = vi.fn();
  await draw(<AddPasskey opened onClose={() => undefined} onAdded={added} />);
  const user = userEvent.setup();
  const add = screen.getByRole('button', { name: 'Add a passkey' });

  await user.click(add);
  expect((await screen.findByRole('alert')).textContent).toBe('Enter your password.');
  await user.type(screen.getByLabelText('Password'), 'wrong');
  await user.click(add);
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('The password is not right.'));
  await user.type(screen.getByLabelText('Password'), 'river');
  await user.click(add);

  await waitFor(() => expect(added).toHaveBeenCalled());
  expect(sent.filter((one) => one.path === '/api/session/passkeys').map((one) => one.body.password)).toEqual(['wrong', 'river']);
});
