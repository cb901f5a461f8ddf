import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createQueries } from '@/api/queries';
import { type Session, sessionQuery } from '@/api/session';
import { startI18n } from '@/i18n';
import { cssVariables, theme } from '@/styles/theme';

export const session: Session = {
  user: { id: 'lan', name: 'Nguyễn Thị Lan', roles: [{ role: 'operator', site: 'HN' }], language: 'en' },
  state: 'active',
  csrf: 'token-1',
  terminal: null,
  instance: { kind: 'demo', stage: 'production', name: 'Theriac', version: '0.1.0' },
  idleLockSeconds: 600,
};

/** Draws a part as the application does, with a person signed in, in English. */
export async function draw(part: ReactNode) {
  window.localStorage.setItem('theriac.language', 'en');
  await startI18n();
  const queries = createQueries();
  queries.setQueryData(sessionQuery.queryKey, session);
  const drawn = render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables}>
      <QueryClientProvider client={queries}>{part}</QueryClientProvider>
    </MantineProvider>,
  );
  return { ...drawn, queries };
}

export interface Sent {
  method: string;
  path: string;
  body: Record<string, unknown>;
  headers: Headers;
}

type Reply = { status: number; body?: unknown } | 'no network';

/** Answers fetch by a function and keeps what was sent. */
export function answering(reply: (sent: Sent) => Reply): Sent[] {
  const all: Sent[] = [];
  globalThis.fetch = (async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const sent: Sent = { method: init.method ?? 'GET', path: String(input), body: typeof init.body === 'string' ? JSON.parse(init.body) : {}, headers: new Headers(init.headers) };
    all.push(sent);
    const answer = reply(sent);
    if (answer === 'no network') throw new TypeError('Failed to fetch');
    return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), { status: answer.status });
  }) as typeof fetch;
  return all;
}
