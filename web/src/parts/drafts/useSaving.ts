import { useMe } from '@/api/session';
import { type Command, useCommand } from '@/api/intent';
import { ApiProblem } from '@/api/problem';
import type { FieldState } from '../FieldStatus';
import { useStore } from '@/shell/store';
import { keepWaiting, keyFor, outbox, settle, type Waiting, waitingOf } from './outbox';

interface Options<T> {
  onSuccess: (answer: T) => void;
  onError: (problem: ApiProblem) => void;
}

interface Saving {
  isPending: boolean;
  /** What was sent from here and is not answered, or was refused when it was sent again. */
  waiting: Waiting | undefined;
  send: (command: Required<Pick<Command, 'path'>> & { body: object }, shown: string) => void;
  /** What is typed now is meant instead. */
  forget: () => void;
}

/** An entry of the floor: sent at once; where no answer comes it waits in the outbox, over reloads, and is sent again. */
export function useSaving<T>(scope: string, { onSuccess, onError }: Options<T>): Saving {
  const { id: person } = useMe();
  // Where it was sent from: the place has moved on meanwhile when what was sent is a row of a table.
  const from = (sent: Command) => outbox.get().find((one) => one.key === sent.key)?.scope ?? scope;
  const command = useCommand<T>({
    onSuccess: (answer, sent) => { settle(person, from(sent)); onSuccess(answer); },
    onError: (problem, sent) => {
      if (problem.isUnanswered) keepWaiting({ key: sent.key!, person, scope: from(sent), path: sent.path, body: sent.body as object, shown: sent.shown ?? '', state: 'waiting' });
      else settle(person, from(sent));
      onError(problem);
    },
  });
  return {
    isPending: command.isPending,
    waiting: waitingOf(useStore(outbox), person, scope),
    send: ({ path, body }, shown) => {
      const key = keyFor(person, scope, path, body);
      // On disk before it is sent: a tablet that dies now finds it again, and asks under the same key.
      keepWaiting({ key, person, scope, path, body, shown, state: 'sending' });
      command.mutate({ path, body, key, shown });
    },
    forget: () => settle(person, scope),
  };
}

/** The line under the field for what lies in the outbox. */
export function fieldOf(entry: Waiting, textOf: (problem: ApiProblem) => string): FieldState {
  if (entry.state === 'refused') return { kind: 'refused', why: textOf(new ApiProblem(entry.refusal ?? {})) };
  return entry.state === 'sending' ? { kind: 'sending', since: entry.at } : { kind: 'waiting', since: entry.at };
}
