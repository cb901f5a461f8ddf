import { createHash } from 'node:crypto';
import { also, at, no, yes } from './plant.ts';

// What the accounts and the activity screens show while they are drawn.
const role = (name: string, site: string, more: object = {}) => ({ role: name, site, reason: 'Joined the granulation team', grantedBy: 'admin', grantedAt: at(60 * 24 * 30), revokedBy: null, revokedAt: null, revokeReason: null, ...more });

const people = [
  { id: 'lan', name: 'Nguyễn Thị Lan', language: 'vi', roles: [role('operator', 'HN')] },
  { id: 'minh', name: 'Trần Quang Minh', language: 'vi', roles: [role('operator', 'HN'), role('verifier', 'HN'), role('supervisor', 'HN', { revokedBy: 'admin', revokedAt: at(500), revokeReason: 'Back to shift work' })] },
  { id: 'qa', name: 'Phạm Thu Hà', language: 'vi', roles: [role('qa-reviewer', '*')] },
  { id: 'admin', name: 'Ada Becker', language: 'en', roles: [role('administrator', '*')] },
  { id: 'security', name: '王小明', language: 'zh', roles: [role('security-officer', '*'), role('auditor', '*')] },
  { id: 'old', name: 'Đỗ Văn Ỗn', language: 'vi', roles: [], active: false },
  { id: 'locked', name: 'Lê Hoàng Anh', language: 'vi', roles: [role('planner', 'HN')], locked: true },
].map((person, index) => ({ active: true, locked: false, identityCheckedAt: index === 1 ? null : at(60 * 24 * 31), lastSignInAt: index > 4 ? null : at(index * 37), ...person }));

const whole = (person: (typeof people)[number]) => ({
  ...person, addedAt: at(60 * 24 * 40), addedBy: 'admin', mustChangePassword: false,
  identityCheck: person.identityCheckedAt ? { at: person.identityCheckedAt, by: 'admin', how: 'Passport shown in person' } : null,
  qualifications: [
    { qualification: 'SOP-114 Granulation', expiresAt: '2027-11-30T16:59:59Z', reason: 'Training of 12 Oct', grantedBy: 'admin', grantedAt: at(60 * 24 * 20), revokedBy: null, revokedAt: null, revokeReason: null },
    { qualification: 'Balance M-3', expiresAt: '2026-10-31T16:59:59Z', reason: 'Training of 30 Oct 2025', grantedBy: 'admin', grantedAt: at(60 * 24 * 300), revokedBy: null, revokedAt: null, revokeReason: null },
  ],
  passkeys: [{ id: 'k1', label: 'YubiKey 5', createdAt: at(60 * 24 * 10), usedAt: at(90) }],
  sessions: [{ id: 's1', terminal: 'T1', startedAt: at(90), seenAt: at(2), locked: false }],
});

const rights = ['Perform steps', 'Verify steps', 'Write recipes', 'Check recipes', 'Review batches', 'Certify batches', 'Plan orders', 'Grant roles', 'Unlock accounts', 'Read everything'];
const matrix: [string, number[], string[]][] = [
  ['operator', [0], ['administrator', 'security-officer']], ['verifier', [0, 1], ['administrator', 'security-officer']], ['supervisor', [0, 1, 6], ['administrator', 'security-officer']],
  ['recipe-author', [2], ['administrator', 'security-officer']], ['recipe-checker', [3], ['administrator', 'security-officer']], ['qa-reviewer', [4, 9], ['administrator', 'security-officer']],
  ['qualified-person', [4, 5, 9], ['administrator', 'security-officer']], ['planner', [6], ['administrator', 'security-officer']],
  ['administrator', [7], ['operator', 'security-officer']], ['security-officer', [8], ['administrator', 'operator']], ['auditor', [9], []],
];

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const sentences: [string, string, string, object][] = [
  ['lan', 'Nguyễn Thị Lan', 'B2406-017 · 4.2 Measure the product temperature: entered 41.6 °C', { type: 'step-entered.v1', stream: 'batch/B2406-017', new: '41.6 °C', terminal: 'T1' }],
  ['minh', 'Trần Quang Minh', 'B2406-017 · 4.1 Inlet air: corrected', { type: 'entry-corrected.v1', stream: 'batch/B2406-017', old: '26.0 °C', new: '62.0 °C', reason: 'Digits swapped while typing', terminal: 'T1', signature: 'performed' }],
  ['minh', 'Trần Quang Minh', 'B2406-017 · 4.1 Inlet air: verified', { type: 'step-signed.v1', stream: 'batch/B2406-017', terminal: 'T1', signature: 'verified' }],
  ['admin', 'Ada Becker', 'Lê Hoàng Anh: granted planner at HN', { type: 'role-granted.v1', stream: 'person/locked', new: 'planner · HN', reason: 'Covers for leave' }],
  ['lan', 'Nguyễn Thị Lan', 'B2406-017 · 3.4 Charge lactose: lot L-204 refused, it expired on 2026-10-31', { type: 'attempt-refused.v1', stream: 'batch/B2406-017', terminal: 'T1' }],
];
const entries = Array.from({ length: 10_000 }, (_, index) => {
  const number = 10_000 - index;
  const [actor, actorName, sentence, more] = sentences[number % sentences.length]!;
  return { number, version: number % 97, at: at(index * 3), zone: 'Asia/Ho_Chi_Minh', actor, actorName, terminal: null, sentence, old: null, new: null, reason: null, signature: null, stream: '', type: '', ...more };
});

also((method, url, body) => {
  const path = url.pathname;
  if (path === '/api/people' && method === 'GET') return yes({ items: people, next: null });
  if (path === '/api/people') return yes({ id: body.userId, password: 'heron-quartz-41-delta' });
  const one = /^\/api\/people\/([^/]+)(?:\/actions\/(.+))?$/.exec(path);
  if (one) {
    const person = people.find((each) => each.id === one[1]);
    if (!person) return no(404, 'person-not-found');
    return one[2] ? yes(one[2] === 'reset-password' ? { password: 'heron-quartz-41-delta' } : {}) : yes(whole(person));
  }
  if (path === '/api/roles') return yes({ items: matrix.map(([name, held, conflicts]) => ({ role: name, rights: held.map((i) => rights[i]), conflicts, holders: people.filter((p) => p.roles.some((r) => r.role === name)).length })), next: null });
  if (path === '/api/tokens' && method === 'GET') return yes({ items: [{ id: 't1', name: 'Packaging line 2', roles: [{ role: 'machine', site: 'HN' }], createdAt: at(9000), createdBy: 'admin', expiresAt: null, usedAt: at(3), revokedAt: null }], next: null });
  if (path.startsWith('/api/tokens')) return yes({ id: 't2', token: 'thr_3kXQ9cFZ0m8vR2yT6uWb1sNqLpHdJeGa' });
  if (path === '/api/activity') {
    const wanted = (name: string) => url.searchParams.get(name) ?? '';
    const fitting = entries.filter((entry) => entry.actor.startsWith(wanted('person')) && entry.stream.startsWith(wanted('stream')) && entry.type.startsWith(wanted('type')) && entry.sentence.toLowerCase().includes(wanted('text').toLowerCase()));
    const start = Number(url.searchParams.get('after') ?? 0);
    return yes({ items: fitting.slice(start, start + 200), next: start + 200 < fitting.length ? String(start + 200) : null });
  }
  const entry = /^\/api\/ledger\/entries\/(\d+)$/.exec(path);
  if (entry) {
    const found = entries.find((each) => each.number === Number(entry[1]));
    return found ? yes({ ...found, payload: { step: '4.2', value: { value: '41.6', unit: '°C' }, limits: { low: '38.0', high: '45.0' } }, hash: hash(`e${found.number}`), previousHash: hash(`e${found.number - 1}`), proof: { leafIndex: 0, treeSize: 1, path: [], rootHash: hash(`e${found.number}`), sealedAt: at(0) } }) : no(404, 'entry-not-found');
  }
  return undefined;
});
