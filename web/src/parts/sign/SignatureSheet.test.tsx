import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { sync } from '@/shell/sync/syncStore';
import { answering, draw, type Sent } from '@/test/render';
import { SignatureSheet, type SignatureSheetProps } from './SignatureSheet';

const document = {
  language: 'en', title: 'B1 · 4.2 Temperature', meaning: 'verified', statement: 'Verified: I saw the thermometer read 41.6 °C.',
  lines: [{ label: 'Value', value: '41.6 °C' }, { label: 'Limits', value: '38.0–45.0 °C' }],
};
const prepared = (first: boolean) => ({ status: 200, body: { hash: 'ab'.repeat(32), document, first, userId: 'lan', name: 'Nguyễn Thị Lan' } });
const isDocument = (sent: Sent) => sent.path.endsWith('/document');

async function open(first: boolean, reply: (sent: Sent) => ReturnType<typeof prepared> | { status: number; body?: unknown }, more: Partial<SignatureSheetProps<unknown>> = {}) {
  const sent = answering((each) => (isDocument(each) ? prepared(first) : reply(each)));
  const onSigned = vi.fn();
  await draw(<SignatureSheet opened onClose={() => undefined} action="/api/batches/B1/actions/sign-step" body={{ step: '4.2' }} onSigned={onSigned} {...more} />);
  await screen.findByText(document.statement);
  return { sent: () => sent.filter((each) => !isDocument(each)), onSigned, user: userEvent.setup() };
}

const sign = () => screen.getByRole('button', { name: 'Sign' });

describe('A signature sheet', () => {
  test('shows everything that is signed, unfolded, from the prepared document', async () => {
    await open(true, () => ({ status: 200, body: {} }));
    for (const line of document.lines) expect(screen.getByText(line.value)).toBeTruthy();
    expect(screen.getByText(document.title)).toBeTruthy();
  });

  // P11-200a1i
  test('asks for both parts first and binds the hash that was shown', async () => {
    const { sent, onSigned, user } = await open(true, () => ({ status: 200, body: { done: true } }));
    await user.click(sign());
    expect(screen.getByRole('alert').textContent).toBe('Enter the user id of the signer.');
    await user.type(screen.getByLabelText('User id'), 'lan');
    await user.type(screen.getByLabelText('Password'), 'river');
    await user.click(sign());
    await waitFor(() => expect(onSigned).toHaveBeenCalledWith({ done: true }));
    expect(sent()[0]!.body).toEqual({ step: '4.2', signature: { documentHash: 'ab'.repeat(32), meaning: 'verified', language: 'en', userId: 'lan', password: 'river' } });
  });

  test('asks later for the secret alone', async () => {
    const { sent, onSigned, user } = await open(false, () => ({ status: 200, body: {} }));
    expect(screen.queryByLabelText('User id')).toBeNull();
    await user.type(screen.getByLabelText('Password'), 'river');
    await user.click(sign());
    await waitFor(() => expect(onSigned).toHaveBeenCalled());
    expect((sent()[0]!.body.signature as object)).not.toHaveProperty('userId');
  });

  test('after a wrong secret shows the tries left, keeps the comment and drops the secret', async () => {
    const { onSigned, user } = await open(false, () => ({ status: 401, body: { code: 'credentials-wrong', detail: '', facts: { triesLeft: '3' } } }));
    await user.type(screen.getByLabelText('Comment'), 'Read twice');
    await user.type(screen.getByLabelText('Password'), 'wrong');
    await user.click(sign());
    await screen.findByText('User id or password is not right. 3 tries left.');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Comment').value).toBe('Read twice');
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('');
    expect(onSigned).not.toHaveBeenCalled();
  });

  test('for a second person always asks both parts and refuses the performer by name', async () => {
    const { sent, user } = await open(false, () => ({ status: 200, body: {} }), { secondPerson: { performer: { id: 'lan', name: 'Nguyễn Thị Lan' } } });
    expect(screen.getByText('Second person: Verified')).toBeTruthy();
    await user.type(screen.getByLabelText('User id'), 'LAN ');
    await user.type(screen.getByLabelText('Password'), 'river');
    await user.click(sign());
    expect(screen.getByRole('alert').textContent).toContain('Nguyễn Thị Lan performed this step.');
    expect(sent()).toHaveLength(0);
  });

  test('fetches the document again when it has changed meanwhile', async () => {
    let documents = 0;
    answering((each) => {
      if (isDocument(each)) { documents += 1; return prepared(false); }
      return { status: 409, body: { code: 'document-changed', facts: {} } };
    });
    await draw(<SignatureSheet opened onClose={() => undefined} action="/api/x/actions/y" body={{}} onSigned={() => undefined} />);
    await userEvent.type(await screen.findByLabelText('Password'), 'river');
    await userEvent.click(sign());
    await waitFor(() => expect(documents).toBe(2));
  });

  test('offers no signing without network', async () => {
    sync.network(false);
    await open(false, () => ({ status: 200, body: {} }));
    expect(screen.queryByRole('button', { name: 'Sign' })).toBeNull();
    expect(screen.getByText('Your entries wait safely. Signing needs the network.')).toBeTruthy();
    sync.network(true);
  });
});
