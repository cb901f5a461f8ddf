import type { Batch, Step, StepExtra, Work } from './batches';

/**
 * What a tablet keeps of a batch, to be read without network: instructions, limits, pictures, and how far the work is. Values, names and
 * signatures are the record's; they do not lie on a shared device. Each thing that is kept is named here: what is added to a batch later
 * stays away until somebody names it.
 */
export function instructionsOf(batch: Batch): Batch {
  const { id, orderId, lotNumber, site, zone, line, state, disposition, mode, version, recipe, product, planned } = batch;
  const { manufacturedOn, expiresOn, plannedStart, released, started, ended, now, progress, timers, sandbox, actions, serverTime } = batch;
  return {
    id, orderId, lotNumber, site, zone, line, state, disposition, mode, version, recipe, product, planned, manufacturedOn, expiresOn,
    plannedStart, released, started, ended, now, progress, timers, sandbox, actions, serverTime, work: batch.work.map(workOf),
    issued: null, interruption: null, exceptions: [], attempts: [], comments: [], review: null, auditTrailReview: null, decision: null,
  };
}

function workOf(work: Work): Work {
  const { id, kind, number, title, operation, path, state, started, ended, currentStep, turns } = work;
  return { id, kind, number, title, operation, path, state, started, ended, currentStep, turns, startedBy: null, signature: null, steps: work.steps.map(stepOf) };
}

function stepOf(step: Step): Step {
  const { id, number, kind, title, text, state, needs, unit, decimals, limits, alert, plausible, choices, expected } = step;
  const { materialCode, materialName, target, equipmentClass, verification, critical, qualification, completed } = step;
  return {
    id, number, kind, title, text, state, needs, unit, decimals, limits, alert, plausible, choices, expected, materialCode, materialName, target,
    equipmentClass, verification, critical, qualification, completed, extra: step.extra && extraOf(step.extra), tolerance: null, value: null,
    history: [], charges: [], equipment: null, packs: null, signatures: [], leftOut: null, exceptions: [], corrections: 0,
  };
}

function extraOf(extra: StepExtra): StepExtra {
  const { sample, sampleOf, scan, rule, pictures, documents } = extra;
  return {
    sample, sampleOf, scan, rule, pictures, documents, calculation: null, condition: null,
    table: extra.table && { ...extra.table, rows: [] },
    timer: extra.timer && { ...extra.timer, startedBy: null },
    signers: extra.signers?.map((signer) => ({ ...signer, signed: [] })) ?? null,
    weighing: extra.weighing && { tare: null, containers: [], total: null, potency: extra.weighing.potency, compensates: extra.weighing.compensates },
  };
}
