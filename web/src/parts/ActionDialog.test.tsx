import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { answering, draw } from '@/test/render';
import { ActionDialog } from './ActionDialog';

const dialog = <ActionDialog opened onClose={() => {}} title="Hold" verb="Hold" path="/api/batches/B1/actions/hold" body={() => ({})} onDone={() => {}} />;

test('The reason of a dialog is there again after a lock took the screen away, and gone when it was sent', async () => {
  answering(() => ({ status: 200, body: {} }));
  const first = await draw(dialog);
  await userEvent.type(await screen.findByLabelText('Reason'), 'The lamp is broken');
  first.unmount();
  const again = await draw(dialog);
  await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>('Reason').value).toBe('The lamp is broken'));
  await userEvent.click(screen.getByRole('button', { name: 'Hold' }));
  await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>('Reason').value).toBe(''));
  again.unmount();
  await draw(dialog);
  expect((await screen.findByLabelText<HTMLTextAreaElement>('Reason')).value).toBe('');
});
