/** The step, by the number that people read, to which a draft or an entry belongs; null for what is about the whole batch. */
export function placeOfScope(scope: string): { batch: string; number: string } | null {
  // Behind the number of a step in a loop stands its turn: `2.1 (2/8)`.
  const [, batch, number] = /^batch\/([^/]+)\/((?:\d[^/ ]*|T\d+|X\d+)(?: \(\d+\/\d+(?:, \d+\/\d+)*\))?)/.exec(scope) ?? [];
  return batch && number ? { batch, number } : null;
}
