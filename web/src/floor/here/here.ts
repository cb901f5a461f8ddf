import { useQuery } from '@tanstack/react-query';
import { batchPath, type Batch, type By, type Step, type When, type Work } from '@/api/batches';
import { get } from '@/api/http';
import { useMe } from '@/api/session';

/** A colleague who has the batch before him just now. */
export interface Here {
  id: string;
  name: string;
  /** Id of the step; null where it is the batch as a whole. */
  step: string | null;
  since: string;
}

const everyMs = 30_000;

/** Says where this person is, and hears who else is on the batch. Nothing of it is recorded; without network nobody is shown. */
export function useHere(batch: Batch, step: string | null): Here[] {
  const me = useMe();
  const query = useQuery({
    queryKey: ['here', batch.id, step],
    queryFn: ({ signal }) => get<{ here: Here[] }>(`${batchPath(batch.id)}/here`, step === null ? undefined : { step }, signal),
    enabled: !batch.sandbox && batch.ended === null,
    refetchInterval: everyMs,
    staleTime: everyMs,
    gcTime: everyMs,
    retry: false,
  });
  return query.isError ? [] : (query.data?.here ?? []).filter((one) => one.id !== me.id);
}

/** Who is at this work: who has it open now, else who made its newest entry. */
export function whoIsAt(work: Work, here: readonly Here[]): { names: string[]; now: boolean } {
  const present = here.filter((one) => work.steps.some((step) => step.id === one.step));
  if (present.length > 0) return { names: [...new Set(present.map((one) => one.name))], now: true };
  const last = work.steps.flatMap(entriesOf).sort((a, b) => a.when.entry - b.when.entry).at(-1)?.by ?? work.startedBy;
  return { names: last ? [last.name] : [], now: false };
}

const entriesOf = (step: Step): { by: By; when: When }[] => [
  ...step.history, ...step.charges, ...(step.equipment ? [step.equipment] : []), ...(step.extra?.table?.rows ?? []), ...(step.extra?.weighing?.containers ?? []),
  ...(step.extra?.timer?.started && step.extra.timer.startedBy ? [{ by: step.extra.timer.startedBy, when: step.extra.timer.started }] : []),
];
