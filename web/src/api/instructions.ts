import type { Batch, Step, Work } from './batches';

/**
 * What a tablet keeps of a batch, to be read without network: instructions, limits, pictures, and how far the work is. Values, names and
 * signatures are the record's; they do not lie on a shared device.
 */
export function instructionsOf(batch: Batch): Batch {
  return {
    ...batch, work: batch.work.map(workOf), exceptions: [], attempts: [], comments: [], review: null, auditTrailReview: null, decision: null,
    interruption: null, issued: null as unknown as Batch['issued'], paperForms: [],
  };
}

const workOf = (work: Work): Work => ({ ...work, startedBy: null, signature: null, steps: work.steps.map(stepOf) });

const stepOf = (step: Step): Step => ({
  ...step, value: null, history: [], charges: [], signatures: [], equipment: null, leftOut: null, exceptions: [], tolerance: null,
  extra: step.extra && {
    ...step.extra, calculation: null, condition: null, table: step.extra.table && { ...step.extra.table, rows: [] },
    timer: step.extra.timer && { ...step.extra.timer, startedBy: null },
    signers: step.extra.signers?.map((signer) => ({ ...signer, signed: [] })) ?? null,
  },
});
