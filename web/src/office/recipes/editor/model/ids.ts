const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A name that nobody has in this recipe: what it is and four characters by chance, so that two authors at once do not meet. */
export function newId(what: string, taken: (id: string) => boolean): string {
  for (;;) {
    const chance = Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => letters[byte % letters.length]).join('');
    const id = `${what}-${chance}`;
    if (!taken(id)) return id;
  }
}
