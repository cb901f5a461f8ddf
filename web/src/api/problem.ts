import type { TFunction } from 'i18next';
import { i18n } from '@/i18n';

export interface FieldError {
  field: string;
  code: string;
  detail: string;
}

/** A refusal of the server (RFC 9457) or the absence of an answer (`code` is then `network`, `status` 0). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(from: Partial<Pick<ApiProblem, 'status' | 'code' | 'title' | 'detail' | 'errors' | 'facts'>>) {
    super(from.detail ?? from.title ?? from.code ?? 'problem');
    this.status = from.status ?? 0;
    this.code = from.code ?? 'unknown';
    this.title = from.title ?? '';
    this.detail = from.detail ?? '';
    this.errors = from.errors ?? [];
    this.facts = from.facts ?? {};
  }

  /** True when nobody knows whether the server acted: the same intent may be sent again with the same key. */
  get isUnanswered(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  fact(name: string): string | number | undefined {
    const value = this.facts[name];
    return typeof value === 'string' || typeof value === 'number' ? value : undefined;
  }

  of(field: string): FieldError | undefined {
    return this.errors.find((error) => error.field === field);
  }
}

export async function toProblem(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const json = (typeof body === 'object' && body !== null ? body : {}) as Partial<ApiProblem>;
  return new ApiProblem({ ...json, status: response.status, code: json.code ?? `http-${response.status}` });
}

/** Our own sentence for a code, when there is one and the server told all that it names. */
function ownText(code: string, facts: Readonly<Record<string, unknown>>, t: TFunction): string | undefined {
  const key = `refusal.${code}`;
  if (!i18n.exists(key)) return undefined;
  const named = [...String(t(key, { skipInterpolation: true })).matchAll(/{{\s*(\w+)/g)].map((match) => match[1]!);
  return named.every((name) => facts[name] !== undefined) ? t(key, { ...facts }) : undefined;
}

/** What a person reads: our own sentence for the code, else the server's, which is in the reader's language too. */
export function problemText(problem: unknown, t: TFunction): string {
  if (!(problem instanceof ApiProblem)) return t('refusal.unknown');
  const own = ownText(problem.code, problem.facts, t);
  if (own) return own;
  // Several input errors at once: each says what is so.
  if (problem.errors.length > 0) return problem.errors.map((error) => fieldText(problem, error.field, t)).join(' ');
  return problem.detail || problem.title || t('refusal.unknown');
}

export function fieldText(problem: unknown, field: string, t: TFunction): string | undefined {
  if (!(problem instanceof ApiProblem)) return undefined;
  const error = problem.of(field);
  if (!error) return undefined;
  return ownText(error.code, problem.facts, t) ?? error.detail;
}
