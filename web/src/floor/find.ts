import type { Batch, Step, Work } from '@/api/batches';

/** What a floor URL names: a step, or work without steps (a manual transition, an empty phase), by the number people read. */
export interface Place {
  work: Work;
  step: Step | null;
}

/** A number as an address has it: a turn of a loop is `~2`, with no mark that an address would have to encode. `2.1 (2/8)` is `2.1~2`. */
export const addressOf = (number: string): string =>
  number.replace(/ \((\d+\/\d+(?:, \d+\/\d+)*)\)$/, (_, turns: string) => turns.split(', ').map((turn) => `~${turn.split('/')[0]}`).join(''));

/** @param number As people read it, or as an address has it. */
export function placeOf(batch: Batch, number: string): Place | null {
  const wanted = addressOf(number);
  for (const work of batch.work) {
    const step = work.steps.find((one) => addressOf(one.number) === wanted);
    if (step) return { work, step };
    if (addressOf(work.number) === wanted && work.steps.length === 0) return { work, step: null };
  }
  return null;
}

/** Where work may go on now, one place for each branch. */
export function openPlaces(batch: Batch): Place[] {
  return batch.now.flatMap((id) => {
    const work = batch.work.find((one) => one.id === id);
    if (!work) return [];
    const step = work.steps.find((one) => one.id === work.currentStep) ?? null;
    return step || work.steps.length === 0 ? [{ work, step }] : [];
  });
}

export const numberOf = (place: Place): string => place.step?.number ?? place.work.number;

/** The next place after this one: the same work first, then what stands after it, then whatever is open. */
export function nextPlace(batch: Batch, after: Place): Place | null {
  const open = openPlaces(batch);
  const order = (place: Place) => batch.work.findIndex((work) => work.id === place.work.id);
  return open.find((place) => place.work.id === after.work.id) ?? open.find((place) => order(place) > order(after)) ?? open[0] ?? null;
}

/** The lot in a scanned label: the batch number (AI 10) of a GS1 element string, else the characters themselves. */
export function lotIn(scanned: string): string {
  const fixed: Record<string, number> = { '00': 18, '01': 14, '02': 14, '11': 6, '13': 6, '15': 6, '17': 6 };
  const bracketed = /\(10\)([^(]+)/.exec(scanned);
  if (bracketed) return bracketed[1]!.trim();
  if (!/^(?:00|01|02|10|11|13|15|17|21)/.test(scanned) || !/^(?:01\d{14}|.*\u001d)/.test(scanned)) return scanned.trim();
  for (let rest = scanned; rest.length > 2;) {
    const id = rest.slice(0, 2);
    const value = rest.slice(2);
    const length = fixed[id];
    const end = length ?? (value.indexOf('\u001d') < 0 ? value.length : value.indexOf('\u001d'));
    if (id === '10') return value.slice(0, end);
    rest = value.slice(end).replace(/^\u001d/, '');
  }
  return scanned.trim();
}
