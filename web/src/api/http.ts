import { currentLanguage } from '@/i18n';
import { contract, contractHeader } from './contract';
import { ApiProblem, toProblem } from './problem';

export type Query = Record<string, string | number | boolean | null | undefined>;

export interface Sending {
  query?: Query;
  signal?: AbortSignal;
  /** Kept over every retry of one intent, so that a tap that was answered too late is still one act. */
  idempotencyKey?: string;
}

let csrf: string | null = null;
const onSessionDoubt = new Set<() => void>();

/** The session gives the token; it lives in memory alone. */
export function setCsrf(token: string | null): void {
  csrf = token;
}

/** Called when an answer says that the session may have ended (401), locked (423), or lost its terminal. The session itself is then asked. */
export function whenSessionDoubtful(listener: () => void): () => void {
  onSessionDoubt.add(listener);
  return () => onSessionDoubt.delete(listener);
}

const onTooOld = new Set<() => void>();

/** Called when the server says that this application is of an older version: it changes nothing until it is updated. */
export function whenTooOld(listener: () => void): () => void {
  onTooOld.add(listener);
  return () => onTooOld.delete(listener);
}

function address(path: string, query?: Query): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value != null && value !== '');
  if (pairs.length === 0) return path;
  const search = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]));
  return `${path}${path.includes('?') ? '&' : '?'}${search}`;
}

function headersFor(method: string, body: unknown, sending: Sending): Headers {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': currentLanguage() });
  if (method !== 'GET') {
    headers.set(contractHeader, String(contract));
    if (csrf) headers.set('X-CSRF-Token', csrf);
    if (sending.idempotencyKey) headers.set('Idempotency-Key', sending.idempotencyKey);
  }
  if (body !== undefined && !isRaw(body)) headers.set('Content-Type', 'application/json');
  return headers;
}

const isRaw = (body: unknown): body is Blob | FormData => body instanceof Blob || body instanceof FormData;

const onReach = new Set<(reached: boolean) => void>();

/** Called with true when the server answered anything, with false when it did not: a cable tells less than the server. */
export function whenReached(listener: (reached: boolean) => void): () => void {
  onReach.add(listener);
  return () => onReach.delete(listener);
}

/** On dead air a request never fails by itself. Files may take long, everything else is answered by then or given up. */
const patienceMs = 20_000;

async function reach(url: string, init: RequestInit): Promise<Response> {
  const waiting = new AbortController();
  const leave = () => waiting.abort();
  init.signal?.addEventListener('abort', leave);
  const timer = isRaw(init.body) ? undefined : setTimeout(leave, patienceMs);
  try {
    const response = await fetch(url, { ...init, signal: waiting.signal });
    onReach.forEach((listener) => listener(true));
    return response;
  } catch (error) {
    if (init.signal?.aborted) throw error;
    onReach.forEach((listener) => listener(false));
    throw new ApiProblem({ status: 0, code: 'network' });
  } finally {
    clearTimeout(timer);
    init.signal?.removeEventListener('abort', leave);
  }
}

const own = new Map<string, (method: string, path: string, body: unknown) => Promise<unknown>>();

/** Paths that are answered in this tab: a dry run, which is no record of the server. */
export function answersItself(prefix: string, answer: (method: string, path: string, body: unknown) => Promise<unknown>): void {
  own.set(prefix, answer);
}

export async function request<T>(method: string, path: string, body?: unknown, sending: Sending = {}): Promise<T> {
  for (const [prefix, answer] of own) {
    if (path === prefix || path.startsWith(`${prefix}/`)) return (await answer(method, path, body)) as T;
  }
  const response = await reach(address(path, sending.query), {
    method,
    headers: headersFor(method, body, sending),
    body: body === undefined ? undefined : isRaw(body) ? body : JSON.stringify(body),
    credentials: 'same-origin',
    signal: sending.signal,
  });
  if (response.ok) {
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  const problem = await toProblem(response);
  if (problem.code === 'client-too-old') onTooOld.forEach((listener) => listener());
  if (response.status === 401 || response.status === 423 || problem.code === 'terminal-not-enrolled') onSessionDoubt.forEach((listener) => listener());
  throw problem;
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) => request<T>('GET', path, undefined, { query, signal });

export const post = <T>(path: string, body?: unknown, sending?: Sending) => request<T>('POST', path, body ?? {}, sending);

export const put = <T>(path: string, body: unknown, sending?: Sending) => request<T>('PUT', path, body, sending);

export const remove = <T>(path: string, sending?: Sending) => request<T>('DELETE', path, undefined, sending);
