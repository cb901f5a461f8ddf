import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serverNow } from '@/api/clock';
import type { Batch, Step, Work } from '@/api/batches';
import { dropDraft, flushDrafts, keepDraft, readDraft } from '@/parts/drafts/draftStore';
import { settle } from '@/parts/drafts/outbox';
import { keepPhoto, photoField, readPhoto } from '@/parts/drafts/photos';
import { answering, draw, type Sent } from '@/test/render';
import { AttachmentStep } from './AttachmentStep';

const scope = 'batch/B1/1.1';
const step = {
  id: 's1', number: '1.1', kind: 'attachment', title: { en: 'Photo of the label' }, state: 'open', needs: ['value'], limits: null, expected: [], choices: [], charges: [], history: [], signatures: [], exceptions: [], extra: null,
} as unknown as Step;
const work = { id: 'w1', number: '1', title: { en: 'Label' }, operation: 'o', state: 'running', steps: [step], currentStep: 's1', started: null } as unknown as Work;
const batch = { id: 'B1', site: 'HN', zone: 'Asia/Ho_Chi_Minh', state: 'running', recipe: { id: 'R', version: '1', title: { en: 'R' } }, product: null, now: ['w1'], work: [work], progress: [], timers: [], exceptions: [], actions: [] } as unknown as Batch;
const photo = () => new File(['a photo'], 'label.jpg', { type: 'image/jpeg' });

const server = () => answering(({ method, path }) => ({
  status: 200,
  body: method === 'GET' ? (path.startsWith('/api/batches/B1') ? batch : { items: [] }) : path.endsWith('/attachments') ? { content: 'abc', contentType: 'image/jpeg' } : { at: '2026-11-23T08:00:00Z', entries: [9], exceptions: [] },
}));
const posts = (sent: Sent[]) => sent.filter((one) => one.method === 'POST').map((one) => one.path.split('/').at(-1));

async function open() {
  const root = createRootRoute({ component: () => <AttachmentStep batch={batch} place={{ work, step }} /> });
  await draw(<RouterProvider router={createRouter({ routeTree: root, history: createMemoryHistory({ initialEntries: ['/'] }) }) as never} />);
}

beforeEach(() => {
  URL.createObjectURL = () => 'blob:kept';
  URL.revokeObjectURL = () => undefined;
});
afterEach(async () => {
  settle('lan', scope);
  await dropDraft('lan', scope);
});

describe('A photo', () => {
  test('that is taken without network stays on the tablet, says that it is not recorded, and is sent from there', async () => {
    answering(() => 'no network');
    await open();
    fireEvent.change(await screen.findByLabelText('Take a photo or choose a file'), { target: { files: [photo()] } });
    expect(await screen.findByText(/not recorded/)).toBeTruthy();
    await flushDrafts();
    expect((await readDraft('lan', scope, photoField))?.value).toBe('label.jpg');
    expect((await readPhoto('lan', scope))?.size).toBe(7);

    const sent = server();
    await userEvent.setup().click(await screen.findByRole('button', { name: 'Send the photo' }));
    await waitFor(() => expect(posts(sent)).toEqual(['attachments', 'record-value']));
    expect(sent.find((one) => one.path.endsWith('record-value'))?.body).toMatchObject({ step: 's1', file: { content: 'abc', name: 'label.jpg' } });
    await waitFor(async () => expect(await readPhoto('lan', scope)).toBeNull());
  });

  test('from long ago says why it comes late, with the time when it was taken', async () => {
    const at = serverNow() - 40 * 60_000;
    await keepPhoto('lan', scope, photo());
    keepDraft({ person: 'lan', scope, field: photoField, value: 'label.jpg', at });
    await flushDrafts();
    const sent = server();
    await open();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Send the photo' }));
    await user.type(await screen.findByRole('textbox'), 'No network');
    expect(posts(sent)).toEqual([]);
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Send the photo' }));
    await waitFor(() => expect(posts(sent)).toEqual(['attachments', 'record-value']));
    expect(sent.find((one) => one.path.endsWith('record-value'))?.body).toMatchObject({ late: { happenedAt: new Date(at).toISOString(), reason: 'No network' } });
  });
});
