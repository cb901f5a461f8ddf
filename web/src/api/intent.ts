import { useMutation, type UseMutationOptions } from '@tanstack/react-query';
import { useRef } from 'react';
import { request } from './http';
import { ApiProblem } from './problem';

/**
 * One intent of a person has one idempotency key. The key is kept while no answer arrived (the same act may be sent
 * again) and dropped at the first answer, yes or no; another body is another intent.
 */
export class Intent {
  private last: { of: string; key: string } | null = null;

  keyFor(path: string, body: unknown): string {
    const of = `${path}\n${JSON.stringify(body ?? null)}`;
    if (this.last?.of !== of) this.last = { of, key: newKey() };
    return this.last.key;
  }

  answered(): void {
    this.last = null;
  }
}

/** crypto.randomUUID needs a secure context; a plant may still be on plain HTTP while it is set up. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends an intent; where no answer came it tries twice more with the same key before it tells the person. */
export async function sendIntent<T>(intent: Intent, method: string, path: string, body?: unknown, waits = [400, 1500]): Promise<T> {
  try {
    const answer = await sendUnderKey<T>(intent.keyFor(path, body), method, path, body, waits);
    intent.answered();
    return answer;
  } catch (error) {
    if (!(error instanceof ApiProblem) || !error.isUnanswered) intent.answered();
    throw error;
  }
}

/** The same key is the same act, however often it is sent. */
export async function sendUnderKey<T>(idempotencyKey: string, method: string, path: string, body?: unknown, waits: readonly number[] = []): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await request<T>(method, path, body, { idempotencyKey });
    } catch (error) {
      const wait = waits[attempt];
      if (!(error instanceof ApiProblem) || !error.isUnanswered || wait === undefined) throw error;
      await pause(wait);
    }
  }
}

export interface Command {
  path: string;
  body?: unknown;
  method?: 'POST' | 'PUT' | 'DELETE';
  /** A key that is kept elsewhere, for an act that outlives the screen (the outbox). */
  key?: string;
  /** What the person reads of it where it waits. */
  shown?: string;
}

/** A mutation with an idempotency key: `const save = useCommand<Answer>(); save.mutate({ path, body })`. */
export function useCommand<T = unknown>(options?: Omit<UseMutationOptions<T, ApiProblem, Command>, 'mutationFn'>) {
  const intent = useRef<Intent>(null);
  intent.current ??= new Intent();
  return useMutation<T, ApiProblem, Command>({
    ...options,
    mutationFn: ({ path, body, method = 'POST', key }) => key !== undefined ? sendUnderKey<T>(key, method, path, body ?? {}, [400, 1500])
      : sendIntent<T>(intent.current!, method, path, method === 'DELETE' ? body : (body ?? {})),
  });
}
