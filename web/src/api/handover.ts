import { queryOptions } from '@tanstack/react-query';
import { batchPath, type LocalizedText, type SignatureLine } from './batches';
import { get } from './http';

export type HandoverKind = 'state' | 'step' | 'timer' | 'waiting' | 'exception' | 'equipment' | 'container' | 'note';

/** One line of the list that writes itself. */
export interface HandoverLine {
  key: string;
  kind: HandoverKind;
  number: string | null;
  title: LocalizedText;
  who: string | null;
  dueAt: string | null;
  note: string | null;
  /** How the incoming shift answered; null before. */
  taken: boolean | null;
  reason: string | null;
  /** What it says is done or over by now. */
  gone: boolean;
}

export interface Handover {
  id: string;
  state: 'open' | 'taken-over' | 'replaced';
  lines: HandoverLine[];
  note: string | null;
  with: string[];
  signed: SignatureLine;
  taken: SignatureLine | null;
}

export interface HandoverNow {
  batch: string;
  lines: HandoverLine[];
  open: Handover | null;
}

export const handoverQuery = (batch: string) => queryOptions({
  queryKey: ['batches', 'handover', batch],
  queryFn: ({ signal }) => get<HandoverNow>(`${batchPath(batch)}/handover`, undefined, signal),
  meta: { streams: [`batch/${batch}`] },
});
