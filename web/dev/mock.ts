import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import './office.ts';
import './batches.ts';
import { answers, feed } from './plant.ts';

/** Answers /api from memory while there is no server: only `vite dev` and `vite preview` load it. */
export function mockApi(): Plugin {
  const serve = (request: IncomingMessage, response: ServerResponse, next: () => void) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (!url.pathname.startsWith('/api/')) return next();
    if (url.pathname === '/api/feed') return feed(response);
    void read(request).then((body) => {
      const answer = answers(request.method ?? 'GET', url, body);
      response.statusCode = answer.status;
      response.setHeader('Content-Type', answer.status >= 400 ? 'application/problem+json' : 'application/json');
      setTimeout(() => response.end(answer.body === undefined ? '' : JSON.stringify(answer.body)), 60);
    });
  };
  return {
    name: 'theriac-mock-api',
    configureServer: (server) => void server.middlewares.use(serve),
    configurePreviewServer: (server) => void server.middlewares.use(serve),
  };
}

async function read(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}
