import { createStore } from '@/shell/store';
import { keepDraft } from './draftStore';
import { settle, type Waiting } from './outbox';

/** A refused entry for which its person opens an exception instead; with the exception it leaves the outbox. */
export const explained = createStore<Waiting | null>(null);

/** The sheet of the batch opens with what was refused; the person adds what he knows. */
export function explainRefused(entry: Waiting, why: string): void {
  const batch = /^batch\/([^/]+)/.exec(entry.scope)?.[1] ?? '';
  keepDraft({ person: entry.person, scope: `batch/${batch}/exception`, field: 'description', value: `${entry.shown}: ${why}` });
  explained.set(entry);
}

export function exceptionOpened(batch: string): void {
  const entry = explained.get();
  if (entry?.scope.startsWith(`batch/${batch}/`)) settle(entry.person, entry.scope);
  explained.set(null);
}
