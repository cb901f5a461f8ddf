import { useEffect, useRef, useState } from 'react';
import { batchAction, type Batch, type EntrySource, type Step } from '@/api/batches';
import { useCommand } from '@/api/intent';
import type { ApiProblem } from '@/api/problem';
import { useDraft } from '@/parts/drafts/useDraft';
import type { Offer } from './api';

interface Kept {
  code: string;
  source: EntrySource;
}

interface Asking {
  balance?: string;
  onOffer?: () => void;
  onRefused: (problem: ApiProblem) => void;
}

/**
 * The lot that is weighed from. What was scanned is work and stays over a lock and a reload, as its code alone; what may be weighed of it the
 * server says anew, after a reload and when somebody weighed meanwhile.
 */
export function useSource(batch: Batch, step: Step, balance: string, onRefused: (problem: ApiProblem, code: string) => void) {
  const [text, setText, drop] = useDraft(`batch/${batch.id}/${step.number}`, 'source');
  const kept = text === '' ? null : (JSON.parse(text) as Kept);
  const [offer, setOffer] = useState<Offer | null>(null);
  const choose = useCommand<Offer>({});
  const stampOf = (code: string) => `${code} ${step.extra?.weighing?.containers.length ?? 0}`;
  const asked = useRef<string | null>(null);
  const ask = (code: string, source: EntrySource, { balance: on, onOffer, onRefused: refused }: Asking) => {
    asked.current = stampOf(code);
    choose.mutate({ path: batchAction(batch.id, 'choose-source'), body: { step: step.id, lot: code, balance: on, source } }, {
      onSuccess: (next) => { setText(JSON.stringify({ code, source })); setOffer(next); onOffer?.(); },
      onError: refused,
    });
  };
  const now = kept && stampOf(kept.code);
  useEffect(() => {
    if (!kept || choose.isPending || asked.current === now) return;
    ask(kept.code, kept.source, { balance: balance || undefined, onRefused: (problem) => { setOffer(null); onRefused(problem, kept.code); } });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- asked when what is kept or what was weighed changes, not with every drawing
  }, [now, choose.isPending]);
  return {
    chosen: kept && offer ? { ...kept, offer } : null,
    isAsking: choose.isPending,
    ask,
    leave: () => { drop(); setOffer(null); },
  };
}
