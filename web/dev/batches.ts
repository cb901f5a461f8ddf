import { also, at, no, yes } from './plant.ts';

// A batch with every kind of step, and a board around it: for drawing the batch screens without a server.
type Json = Record<string, unknown>;

const zone = 'Asia/Ho_Chi_Minh';
let entry = 200;
const when = (minutes: number): Json => ({ at: at(minutes), zone, offsetMinutes: 420, entry: (entry += 1), terminal: 'T1' });
const lan = { id: 'lan', name: 'Nguyễn Thị Lan' };
const minh = { id: 'minh', name: 'Trần Quang Minh' };
const text = (en: string, vi?: string, zh?: string) => ({ en, vi: vi ?? null, zh: zh ?? null });
const sign = (meaning: string, by: { id: string; name: string }, minutes: number, state = 'valid'): Json => ({
  meaning, signer: by.id, printedName: by.name, role: meaning === 'verified' ? 'verifier' : 'operator', when: when(minutes), authentication: 'password-again', comment: null,
  documentHash: 'a1b2c3', state });
const value = (v: string, minutes: number, more: Json = {}): Json => ({
  value: v, unit: null, when: when(minutes), by: lan, source: 'typed', verdict: 'within', share: null, lateHappenedAt: null, lateReason: null, reason: null, charge: null, current: true, ...more });

function step(id: string, number: string, kind: string, title: Json, more: Json = {}): Json {
  const history = (more.history as Json[]) ?? [];
  return {
    id, number, kind, title, text: null, state: 'waiting', needs: [], unit: null, decimals: null, limits: null, alert: null, plausible: null, choices: [], expected: [],
    materialCode: null, materialName: null, target: null, tolerance: null, equipmentClass: null, verification: false, critical: false, qualification: null,
    value: history.at(-1) ?? null, history, charges: [], equipment: null, packs: null, signatures: [], leftOut: null, completed: null, exceptions: [], corrections: 0, ...more };
}

const done = (more: Json) => ({ state: 'done', completed: when(20), ...more });
const path = (id: string, title: Json) => [{ id: 'P', kind: 'procedure', title: text('Demosol 10 mg') }, { id, kind: 'operation', title }];
const granulation = text('Granulation', 'Tạo hạt', '制粒');
const dispensing = text('Dispensing', 'Cân cấp phát', '称量配料');
const packaging = text('Packaging', 'Đóng gói', '包装');

const first = [
  step('a1', '1.1', 'line-clearance', text('Clear the room', 'Dọn quang phòng', '清场'), done({ needs: [], verification: true, history: [value('done', 140)], signatures: [sign('performed', lan, 139), sign('verified', minh, 138)] })),
  step('a2', '1.2', 'equipment', text('Scan the balance', 'Quét cân', '扫描天平'), done({ equipmentClass: 'balance', equipment: { id: 'BAL-02', name: 'Balance 2', class: 'balance', source: 'scanned', when: when(130), by: lan }, signatures: [sign('performed', lan, 129)] })),
  step('a3', '1.3', 'charge-in', text('Charge lactose', 'Nạp lactose', '投乳糖'), done({ materialCode: 'LAC', materialName: 'Lactose monohydrate', target: { value: '60.00', unit: 'kg' },
    charges: [{ index: 1, lot: 'L-2041', materialCode: 'LAC', materialName: 'Lactose monohydrate', quantity: { value: '60.02', unit: 'kg' }, target: null, lotExpiresOn: '2027-05-31', lotSource: 'scanned', when: when(120), by: lan }],
    signatures: [sign('performed', lan, 119), sign('verified', minh, 117)], tolerance: { expected: '60.00 kg (59.70–60.30 kg)', total: '60.02 kg', within: true } })),
];
const second = [
  step('b1', '4.1', 'number', text('Inlet air temperature', 'Nhiệt độ khí vào', '进风温度'), done({ unit: '°C', decimals: 1, limits: { low: '55.0', high: '65.0' }, history: [value('26.0', 32, { current: false, unit: '°C', verdict: 'outside' }), value('62.0', 30, { unit: '°C', reason: 'Digits were swapped when typing.' })], corrections: 1, exceptions: ['B2611-017-E1'], signatures: [sign('performed', lan, 29)] })),
  step('b2', '4.2', 'number', text('Measure the product temperature', 'Đo nhiệt độ sản phẩm', '测量物料温度'), { state: 'open', needs: ['value', 'performed'], critical: true, unit: '°C', decimals: 1, text: text('Read it when the value is steady.', 'Đọc khi giá trị ổn định.', '读数稳定后读取。'), limits: { low: '38.0', high: '45.0' }, alert: { low: '40.0', high: '44.0' }, plausible: { low: '0', high: '100' } }),
  step('b3', '4.3', 'choice', text('Look of the granules', 'Cảm quan hạt', '颗粒外观'), { choices: [{ code: 'even', label: text('Even', 'Đều', '均匀') }, { code: 'lumps', label: text('Lumps', 'Vón cục', '结块') }], expected: ['even'] }),
];
const third = [
  step('c1', '5.1', 'charge-in', text('Charge magnesium stearate', 'Nạp magnesi stearat', '投硬脂酸镁'), { state: 'open', needs: ['charge', 'performed', 'verified'], materialCode: 'MGST', materialName: 'Magnesium stearate', target: { value: '0.600', unit: 'kg' }, tolerance: { expected: '0.600 kg (0.594–0.606 kg)', total: '0 kg', within: false }, verification: true }),
];
const others = [
  ['d1', 'instruction', 'Start the mixer', ['value'], {}], ['d2', 'text', 'Describe the foam', ['value'], {}], ['d3', 'yes-no', 'Is the sieve intact?', ['value'], { expected: ['yes'] }],
  ['d4', 'date-time', 'Time of sampling', ['value'], {}], ['d5', 'equipment', 'Scan the blister machine', ['equipment', 'performed'], { equipmentClass: 'blister-machine' }],
  ['d6', 'line-clearance', 'Clear line P2', ['value', 'performed', 'verified'], { verification: true }], ['d7', 'commission-packs', 'Commission the packs', ['packs', 'performed'], { packs: 480 }],
  ['d8', 'yield', 'Actual yield', ['value', 'performed', 'verified'], { unit: 'kg', target: null }], ['d9', 'line-clearance', 'Clear the hall', ['verified'], { verification: true, history: [value('done', 5)], signatures: [sign('performed', lan, 4)], state: 'signed' }],
] as const;

const work = (id: string, number: string, title: Json, operation: string, opTitle: Json, state: string, steps: Json[], more: Json = {}): Json => ({
  id, kind: 'phase', number, title, operation, path: path(operation, opTitle), state, started: state === 'waiting' ? null : when(145), startedBy: lan, ended: state === 'done' ? when(110) : null,
  signature: null, currentStep: (steps.find((one) => one.state === 'open' || one.state === 'signed')?.id as string) ?? null, steps, ...more });

const exception = (id: string, grade: string, open: boolean): Json => ({
  id, batch: 'B2611-017', site: 'HN', kind: 'out-of-limits', grade, proposedGrade: grade, step: 'b1', number: '4.1', description: '4.1: 26.0 °C, expected 55.0–65.0 °C.', facts: { value: '26.0 °C', expected: '55.0–65.0 °C' }, byRule: true, open,
  when: when(32), by: lan, justifications: [{ when: when(32), by: lan, text: 'Sensor cover was wet.' }], gradeChanges: [], acknowledged: null, conclusion: null,
  route: { policy: 0, signatures: [['qa-reviewer']], next: open ? ['qa-reviewer'] : [], dueAt: at(-4000), overdue: false, notYou: false }, assessment: null, earlierConclusions: [], capas: [], files: [], equipment: ['HN-MIX-02'] });

function batch(id: string): Json {
  const kind = id.startsWith('KIND-') ? others.find(([name]) => name === id.slice(5)) : undefined;
  const special = kind ? [step(kind[0], '7.1', kind[1], text(kind[2]), { state: 'open', needs: kind[3], ...kind[4] })] : [];
  const works = kind ? [work('W7', '7', text('Packaging line'), 'OP3', packaging, 'running', special)] : [
    work('W1', '1', text('Weighing', 'Cân', '称量'), 'OP1', dispensing, 'done', first), work('W4', '4', text('Drying', 'Sấy', '干燥'), 'OP2', granulation, 'running', second),
    work('W5', '5', text('Lubrication', 'Trộn trơn', '润滑'), 'OP2', granulation, 'enabled', third),
    work('T1', 'T1', text('Granules are dry', 'Hạt đã khô', '颗粒已干'), 'OP2', granulation, 'waiting', [], { kind: 'transition' }),
    work('W8', '8', text('Blister line', 'Ép vỉ', '泡罩线'), 'OP3', packaging, 'waiting', [])];
  return {
    id, orderId: `PO-${id}`, lotNumber: id, site: 'HN', zone, line: 'G1', state: 'running', disposition: 'none', version: 30,
    recipe: { id: 'DS-10', version: '3', hash: '4c1f0a77f3d2b95e4c1f0a77f3d2b95e4c1f0a77f3d2b95e4c1f0a77f3d2b95e', title: text('Demosol 10 mg tablets') }, product: { code: 'DS-10', name: 'Demosol', strength: '10 mg' },
    planned: { value: '100', unit: 'kg' }, manufacturedOn: '2026-11-22', expiresOn: '2028-11-22', plannedStart: at(150), released: when(300), issued: sign('verified', minh, 300), started: when(146), ended: null, interruption: null,
    now: works.filter((one) => one.state === 'running' || one.state === 'enabled').map((one) => one.id), work: works,
    progress: [{ id: 'OP1', title: dispensing, done: 3, total: 3 }, { id: 'OP2', title: granulation, done: 1, total: 5 }, { id: 'OP3', title: packaging, done: 0, total: 4 }],
    timers: [{ kind: 'hold-time', after: 'W1', before: 'W5', limit: { value: '3', unit: 'h' }, endedAt: at(110), dueAt: new Date(Date.now() + 4360_000).toISOString(), elapsed: '1 h 50 min', overrun: false, limits: ['W5'] }],
    exceptions: [exception('B2611-017-E1', 'minor', true), exception('B2611-017-E2', 'major', true)], attempts: [], comments: [], review: null, auditTrailReview: null, decision: null,
    actions: [{ action: 'open-exception', step: null, id: null }, { action: 'hold', step: null, id: null }, { action: 'stop', step: null, id: null }, { action: 'abort', step: null, id: null }, { action: 'sign-step', step: 'b2', id: null }, { action: 'record-value', step: 'b2', id: null }],
    serverTime: new Date().toISOString() };
}

const none = { information: 0, minor: 0, major: 0, critical: 0 };
const names = ['Demosol 10 mg', 'Novaterin syrup', 'Clarotan 500 mg'];
const rows: Json[] = Array.from({ length: 40 }, (_, index) => {
  const state = ['running', 'complete', 'running', 'held', 'idle', 'complete', 'complete'][index % 7]!;
  const disposition = state === 'complete' ? ['waiting-for-review', 'in-review', 'certified'][index % 3]! : 'none';
  const total = state === 'idle' ? 0 : state === 'complete' ? 5 : index % 5;
  return {
    id: `B2611-${String(index + 1).padStart(3, '0')}`, orderId: `PO-${index}`, lotNumber: '', site: index % 3 === 0 ? 'SZ' : 'HN', zone: index % 3 === 0 ? 'Asia/Shanghai' : zone, line: index % 2 ? 'G1' : null,
    recipeId: 'DS-10', recipeVersion: '3', recipeTitle: text('Demosol'), productCode: 'DS', productName: names[index % 3], planned: '100 kg', plannedStart: at(index * 60), state, disposition, releasedAt: at(500),
    startedAt: state === 'idle' ? null : at(400 + index), endedAt: state === 'complete' ? at(60 + index) : null, decidedAt: disposition === 'certified' ? at(10) : null, registerNumber: disposition === 'certified' ? `HN-2026-00${index}` : null,
    manufacturedOn: null, expiresOn: null, changedAt: at(index),
    progress: [{ id: '1', title: dispensing, done: Math.min(3, total), total: 3 }, { id: '2', title: granulation, done: total > 3 ? total : 0, total: 5 }, { id: '3', title: packaging, done: state === 'complete' ? 4 : 0, total: 4 }],
    waitsFor: disposition === 'certified' ? [] : state === 'idle' ? [{ kind: 'start', number: null, title: null, who: null, since: at(50) }] : state === 'held' ? [{ kind: 'resume', number: null, title: null, who: 'Lan', since: at(22) }]
      : state === 'complete' ? [{ kind: 'review-missing', number: '', title: null, who: null, since: at(60) }] : [{ kind: index % 2 ? 'verified' : 'value', number: '4.2', title: text('Measure the product temperature', 'Đo nhiệt độ sản phẩm', '测量物料温度'), who: 'Lan', since: at(22) }, { kind: 'charge', number: '5.1', title: text('Charge'), who: null, since: at(12) }],
    exceptions: { ...none, minor: index % 3, major: index % 4 === 3 ? 1 : 0 }, openExceptions: { ...none, minor: index % 2, critical: index === 3 ? 1 : 0, major: index % 8 === 3 ? 1 : 0 }, nextTimer: index % 7 === 2 ? { kind: 'hold-time', after: '', before: '', limit: { value: '3', unit: 'h' }, endedAt: at(90), dueAt: new Date(Date.now() + 600_000 * index).toISOString(), elapsed: '', overrun: false, limits: [] } : null,
  };
});

const items = [
  { key: 'exception:B2611-017-E2', hash: '1', kind: 'exception', grade: 'major', step: 'b1', number: '4.1', text: '4.1: 26.0 °C, expected 55.0–65.0 °C.', when: when(32), open: true, seen: false },
  { key: 'exception:B2611-017-E1', hash: '2', kind: 'exception', grade: 'minor', step: 'a3', number: '1.3', text: '1.3: corrected after the phase had ended.', when: when(31), open: false, seen: true },
  { key: 'correction:b1:1', hash: '3', kind: 'correction', grade: null, step: 'b1', number: '4.1', text: '4.1: 62.0 °C, Digits were swapped when typing.', when: when(30), open: false, seen: false },
];
const blocker = (code: string, item: string, number: string, detail: string, who: string) => ({ code, item, number, detail, who });

also((method, url, body) => {
  const { pathname } = url;
  if (method === 'GET' && pathname === '/api/batches') return yes({ items: rows, next: null });
  const one = /^\/api\/batches\/([^/]+)$/.exec(pathname);
  if (method === 'GET' && one) return yes(batch(one[1]!));
  if (method === 'GET' && pathname.endsWith('/drafts')) return yes({ mine: [], others: [{ step: 'b2', field: 'value', person: 'Trần Quang Minh', since: at(1) }] });
  if (pathname.includes('/drafts/')) return { status: 204 };
  if (method === 'GET' && pathname.endsWith('/review')) return yes({
    batch: 'B2611-017', site: 'HN', disposition: 'in-review', version: 60, ownWork: null, items, seen: 1, proof: { rules: 1248, passed: 1245, failed: 3, notRun: 0 },
    rules: [{ rule: 'limits', item: 'b1', number: '4.1', passed: false }, { rule: 'hold-time', item: 'W5', number: '5', passed: false }], missing: [], blockers: [blocker('exception-open', 'B2611-017-E2', '4.1', 'Exception B2611-017-E2 has no signed conclusion.', 'qa-reviewer'), blocker('review-missing', 'review', '', 'The record is not reviewed.', 'qa-reviewer')],
    strip: [...first, ...second, ...third].map((step) => ({ step: step.id, number: step.number, state: 'done', items: items.filter((item) => item.step === step.id).length })), review: null, auditTrailReview: null, decision: null });
  if (method === 'GET' && pathname === '/api/exceptions') return yes({ items: ['critical', 'major', 'minor', 'minor', 'information'].map((grade, index) => ({ id: `B2611-0${17 - index}-E1`, batch: `B2611-0${17 - index}`, site: 'HN', kind: 'out-of-limits', grade, step: 'b1', number: '4.1', description: '4.1: 26.0 °C, expected 55.0–65.0 °C.', openedAt: at(30 * index), zone, openedBy: lan.name, justified: index > 0, concludedAt: index > 2 ? at(3) : null, product: 'Demosol 10 mg', equipment: [], next: index > 2 ? [] : ['qa-reviewer'], dueAt: index > 2 ? null : at(index === 0 ? 20 : -900), overdue: index === 0, rootCause: null, productImpact: null, reopened: 0 })), next: null });
  if (method === 'GET' && pathname.endsWith('/associated')) return yes({ items: [], next: null });
  if (method === 'GET' && pathname.endsWith('/repeats')) return yes({ days: 90, exceptions: ['B2611-011-E2', 'B2611-017-E2'] });
  if (method === 'GET' && pathname.startsWith('/api/exceptions/')) return yes(exception(pathname.slice(16), 'major', true));
  if (method === 'GET' && pathname === '/api/recipes') return yes({ items: [{ id: 'DS-10', version: '3', title: text('Demosol'), productName: 'Demosol 10 mg', state: 'approved' }], next: null });
  if (method === 'GET' && pathname.startsWith('/api/recipes/')) return yes({ recipe: { batchSize: { nominal: { value: '100', unit: 'kg' }, min: { value: '50', unit: 'kg' }, max: { value: '120', unit: 'kg' } } } });
  if (method === 'POST' && pathname.endsWith('/charge-in') && String(body.lot) !== 'L-3001') return no(409, 'lot-of-other-material', { lot: body.lot, expected: 'MGST', scanned: 'LAC', step: '5.1' });
  if (method === 'POST' && /\/actions\/(record-value|correct|comment|open-exception|mark-seen|hold|start|sign-step|verify-step|check-in-equipment|charge-in)$/.test(pathname)) return yes({ batch: 'B2611-017', version: 31, entries: [300], at: new Date().toISOString(), zone, exceptions: [], state: 'running', disposition: 'none' });
  return undefined;
});
