import type { ServerResponse } from 'node:http';

// A plant in memory with two people's worth of everything the screens of the shell show. User ids: lan, minh, qa, admin,
// security; the password of each is `theriac`.
interface Answer {
  status: number;
  body?: unknown;
}

const yes = (body?: unknown): Answer => ({ status: 200, body });
const no = (status: number, code: string, facts: object = {}): Answer => ({ status, body: { type: `https://theriac.dev/problems/${code}`, title: code, status, code, detail: code, errors: [], facts } });

type Grant = { role: string; site: string };
const users: Record<string, { id: string; name: string; language: string; roles: Grant[] }> = {
  lan: { id: 'lan', name: 'Nguyễn Thị Lan', language: 'vi', roles: [{ role: 'operator', site: 'HN' }] },
  minh: { id: 'minh', name: 'Trần Quang Minh', language: 'vi', roles: [{ role: 'operator', site: 'HN' }, { role: 'verifier', site: 'HN' }] },
  boss: { id: 'boss', name: 'Đỗ Quốc Bảo', language: 'en', roles: [{ role: 'supervisor', site: '*' }, { role: 'planner', site: '*' }] },
  quinn: { id: 'quinn', name: 'Quinn Marlow', language: 'en', roles: [{ role: 'qualified-person', site: '*' }] },
  qa: { id: 'qa', name: 'Phạm Thu Hà', language: 'vi', roles: [{ role: 'qa-reviewer', site: '*' }] },
  admin: { id: 'admin', name: 'Ada Becker', language: 'en', roles: [{ role: 'administrator', site: '*' }] },
  security: { id: 'security', name: '王小明', language: 'zh', roles: [{ role: 'security-officer', site: '*' }, { role: 'auditor', site: '*' }] },
};

let session: { state: string; user: string | null } = { state: 'none', user: null };
let tries = 5;
let terminal: unknown = null;

const whole = () => ({
  user: session.user ? users[session.user] : null,
  state: session.state,
  csrf: 'dev',
  terminal,
  instance: { kind: 'demo', version: '0.1.0' },
  idleLockSeconds: 900,
});

const listeners = new Set<ServerResponse>();

export function feed(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': here\n\n');
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
}

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 1, 42, 13) - minutes * 60_000).toISOString();

function signIn(body: Record<string, unknown>): Answer {
  const user = users[String(body.userId)];
  if (!user || body.password !== 'theriac') return no(401, 'credentials-wrong', { triesLeft: (tries -= 1) });
  tries = 5;
  session = { state: 'active', user: user.id };
  return yes(whole());
}

const document = (language: string) => ({
  hash: 'b0c1d2e3f4a5968778695a4b3c2d1e0fb0c1d2e3f4a5968778695a4b3c2d1e0f',
  document: {
    language, title: 'B2406-017 · 4.2 Measure the product temperature', meaning: 'verified',
    statement: 'Verified: I saw the thermometer read 41.6 °C.',
    lines: [{ label: 'Batch', value: 'B2406-017 Demosol 10 mg' }, { label: 'Step', value: '4.2 Measure the product temperature' }, { label: 'Value', value: '41.6 °C' }, { label: 'Limits', value: '38.0–45.0 °C' }, { label: 'Performed by', value: 'Nguyễn Thị Lan (lan), 2026-11-22 08:42:13 +07:00' }],
  },
  first: true, userId: session.user, name: session.user ? users[session.user]?.name : '',
});

const things: ((method: string, url: URL, body: Record<string, unknown>) => Answer | undefined)[] = [];

/** A screen that is drawn before its endpoint adds its answers here. */
export function also(answer: (typeof things)[number]): void {
  things.push(answer);
}

export function answers(method: string, url: URL, body: Record<string, unknown>): Answer {
  const path = `${method} ${url.pathname}`;
  switch (path) {
    case 'GET /api/session': return yes(whole());
    case 'POST /api/session': return signIn(body);
    case 'DELETE /api/session': session = { state: 'none', user: null }; return yes();
    case 'POST /api/session/actions/lock': session.state = 'locked'; return yes();
    case 'POST /api/session/actions/touch': return yes();
    case 'POST /api/session/actions/change-language': return yes(whole());
    case 'POST /api/session/actions/unlock':
      if (body.password !== 'theriac') return no(401, 'credentials-wrong', { triesLeft: 2 });
      session.state = 'active';
      return yes(whole());
    case 'POST /api/dev/terminal': terminal = body.on ? { id: 'T1', name: 'Granulation 1', area: 'Granulation', site: 'HN' } : null; return yes();
    case 'GET /api/terminals/here/people': return yes({ items: Object.values(users).slice(0, 4).map(({ id, name }) => ({ userId: id, name })), next: null });
    case 'GET /api/sites': return yes({ items: [{ id: 'HN', name: 'Hà Nội', zone: 'Asia/Ho_Chi_Minh' }, { id: 'SZ', name: 'Suzhou', zone: 'Asia/Shanghai' }], next: null });
    case 'GET /api/notices': return yes({ items: [
      { id: '1', must: true, text: 'B2406-017 waits for your review.', at: at(30), place: 'review' },
      { id: '2', must: false, text: 'Recipe DS-10 version 4 was approved.', at: at(200) },
    ], next: null });
  }
  if (method === 'POST' && url.pathname.endsWith('/document')) return yes(document(String(body.language)));
  for (const thing of things) {
    const answer = thing(method, url, body);
    if (answer) return answer;
  }
  return no(404, 'not-found');
}

export { at, no, yes, type Answer };
