import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import type { Batch, Step, WeighedContainer, Work } from '@/api/batches';
import { allDrafts, dropDraft, flushDrafts, keepDraft } from '@/parts/drafts/draftStore';
import { isShown } from '@/parts/drafts/shown';
import { deliverScan } from '@/parts/scan/ScanCatcher';
import { answering, draw, type Sent } from '@/test/render';
import type { Device } from './api';
import { printerOf } from './PrinterChoice';
import { WeighStep } from './WeighStep';

const kg = (value: string) => ({ value, unit: 'kg' });
const by = { id: 'lan', name: 'Lan' };
const when = { at: '2026-11-23T01:00:00Z', zone: 'Asia/Ho_Chi_Minh', offsetMinutes: 420, entry: 9, terminal: null };
const container = (id: string): WeighedContainer => ({
  id, index: 1, from: { lot: 'L-1', container: null, supplier: '', supplierLot: '', source: 'scanned', expiresOn: null }, weight: { balance: 'BAL-1', balanceName: '', tare: kg('0.1'), gross: kg('1.1'), net: kg('1.0'), source: 'device', tareRaw: null, netRaw: null },
  potency: null, target: null, detail: { expression: null, raw: null, inputs: null, parts: null, file: null }, sourceEmptied: false, when, by, voided: null, chargedAt: null, labels: 0, label: { title: '', lines: [], code: '', codeText: '', mark: null },
});
const balance = { id: 'BAL-1', name: 'Balance', class: 'balance', site: 'HN', area: 'HN-W1', calibrationDueOn: null, device: { driver: null, address: null, serial: null, isSimulated: false, balance: { capacity: kg('60'), readability: kg('0.001'), minimum: null }, testWeights: [] }, check: null, testReadings: [], problem: null } as Device;
const offer = { lot: 'L-1', container: null, onHand: kg('20'), free: kg('20'), assay: null, rest: kg('2.0'), low: kg('1.9'), high: kg('2.1'), detail: null, balance: 'BAL-1' };

function batchOf(weighing: object): { batch: Batch; work: Work; step: Step } {
  const step = {
    id: 's1', number: '1.1', kind: 'weigh', title: { en: 'Weigh' }, state: 'open', needs: ['charge'], limits: null, expected: [], choices: [], charges: [], history: [], signatures: [], exceptions: [], materialCode: 'M-1', materialName: 'Lactose', tolerance: null,
    equipmentClass: null, extra: { weighing: { tare: null, containers: [], total: null, potency: null, compensates: null, ...weighing } },
  } as unknown as Step;
  const work = { id: 'w1', number: '1', title: { en: 'Weighing' }, operation: 'o', state: 'running', steps: [step], currentStep: 's1', started: null } as unknown as Work;
  const batch = { id: 'B1', site: 'HN', zone: 'Asia/Ho_Chi_Minh', state: 'running', recipe: { id: 'R', version: '1', title: { en: 'R' } }, product: null, now: ['w1'], work: [work], progress: [], timers: [], exceptions: [], actions: [] } as unknown as Batch;
  return { batch, work, step };
}

async function drawStep(weighing: object, reply: (sent: Sent) => object | 'no network' | number) {
  const sent = answering((one) => {
    const answer = reply(one);
    return answer === 'no network' ? answer : typeof answer === 'number' ? { status: answer, body: { code: 'busy' } } : { status: 'code' in answer ? 422 : 200, body: answer };
  });
  const { batch, work, step } = batchOf(weighing);
  const root = createRootRoute({ component: () => <WeighStep batch={batch} place={{ work, step }} /> });
  await draw(<RouterProvider router={createRouter({ routeTree: root, history: createMemoryHistory({ initialEntries: ['/'] }) }) as never} />);
  return sent;
}

const devices = (sent: Sent) => (sent.path.startsWith('/api/devices') ? { items: sent.path.includes('printer') ? [] : [balance] } : sent.path.endsWith('choose-source') ? offer : {});

afterEach(async () => { await dropDraft('lan', 'batch/B1/1.1'); });

describe('The screen of a weighing', () => {
  test('comes back between tare and weight, and waits for the balances instead of failing', async () => {
    keepDraft({ person: 'lan', scope: 'batch/B1/1.1', field: 'source', value: JSON.stringify({ code: 'L-1', source: 'scanned' }) });
    keepDraft({ person: 'lan', scope: 'batch/B1/1.1', field: 'balance', value: 'BAL-1' });
    let broken = true;
    await drawStep({ tare: { balance: 'BAL-1', tare: kg('0.1'), source: 'typed', when, by } }, (sent) => (broken && sent.path.startsWith('/api/devices') ? 500 : devices(sent)));
    const retry = await screen.findByRole('button', { name: 'Retry' });
    broken = false;
    await userEvent.click(retry);
    await userEvent.click(await screen.findByRole('button', { name: 'Retry' }).catch(() => document.body));
    await screen.findByText(/2\.0/);
    await screen.findByRole('button', { name: 'Register' });
  });

  test('keeps of a lot its code alone, and asks again what may be weighed of it', async () => {
    const sent = await drawStep({}, devices);
    await screen.findByText(/Scan the label/);
    act(() => deliverScan({ text: 'L-1', raw: 'L-1' } as never));
    await screen.findByText('Scan the balance, or choose it.');
    await flushDrafts();
    const kept = (await allDrafts()).find((draft) => draft.field === 'source')!;
    expect(JSON.parse(kept.value)).toEqual({ code: 'L-1', source: 'scanned' });
    expect(isShown(kept)).toBe(false);
    expect(sent.filter((one) => one.path.endsWith('choose-source'))).toHaveLength(1);
  });

  test('opens the check of a balance that was not checked today from where it was refused', async () => {
    const refused = { code: 'balance-check-missing', detail: 'BAL-1 was not checked today.' };
    await drawStep({}, (sent) => (sent.path.endsWith('choose-source') && JSON.stringify(sent.body).includes('BAL-1') ? refused : devices(sent)));
    const user = userEvent.setup();
    await screen.findByText(/Scan the label/);
    act(() => deliverScan({ text: 'L-1', raw: 'L-1' } as never));
    await user.click(await screen.findByRole('button', { name: /BAL-1/ }));
    await screen.findByText('BAL-1 was not checked today.');
    await user.click(await screen.findByRole('button', { name: 'Check the balance' }));
    await screen.findByRole('dialog', { name: /Daily check of BAL-1/ });
  });

  test('says within the sheet why a container could not be left out, and has a reason for each container', async () => {
    await drawStep({ containers: [container('B1-C1'), container('B1-C2')] }, (sent) => (sent.path.endsWith('void-container') ? { code: 'container-charged', detail: 'It went in already.' } : devices(sent)));
    const user = userEvent.setup();
    await user.click((await screen.findAllByRole('button', { name: 'Do not use' }))[0]!);
    await user.type(await screen.findByLabelText('Why, and what was done'), 'Spilled');
    const sheet = await screen.findByRole('dialog');
    await user.click(within(sheet).getByRole('button', { name: 'Do not use' }));
    await waitFor(() => expect(sheet.textContent).toContain('It went in already.'));
    await user.click(within(sheet).getByRole('button', { name: 'Back' }));
    await user.click((await screen.findAllByRole('button', { name: 'Do not use' }))[1]!);
    expect((await screen.findByLabelText<HTMLTextAreaElement>('Why, and what was done')).value).toBe('');
  });

  test('gives no scan to the step while a sheet stands before it', async () => {
    const sent = await drawStep({ containers: [container('B1-C1')] }, devices);
    await userEvent.click((await screen.findAllByRole('button', { name: 'Do not use' }))[0]!);
    await screen.findByLabelText('Why, and what was done');
    act(() => deliverScan({ text: 'L-1', raw: 'L-1' } as never));
    expect(sent.some((one) => one.path.endsWith('choose-source'))).toBe(false);
  });
});

test('A label comes out in the room of the terminal, or where somebody chose', () => {
  const printer = (id: string, area: string) => ({ ...balance, id, area });
  const two = [printer('P1', 'HN-W1'), printer('P2', 'HN-W2')];
  expect(printerOf(two, null, 'HN-W2')?.id).toBe('P2');
  expect(printerOf(two, 'P1', 'HN-W2')?.id).toBe('P1');
  expect(printerOf(two, null, 'HN-COMP')).toBeNull();
  expect(printerOf([two[0]!], null, 'HN-COMP')?.id).toBe('P1');
});
