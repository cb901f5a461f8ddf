type Words = Record<string, unknown>;

const isBranch = (value: unknown): value is Words => typeof value === 'object' && value !== null && !Array.isArray(value);

function into(target: Words, source: Words): Words {
  for (const [key, value] of Object.entries(source)) {
    const present = target[key];
    target[key] = isBranch(present) && isBranch(value) ? into({ ...present }, value) : value;
  }
  return target;
}

/** Joins the shared words and those of the screens' own folders into one tree. */
export function merge(shared: Words, ofScreens: Record<string, unknown>): Words {
  return Object.values(ofScreens).reduce<Words>((all, words) => into(all, words as Words), { ...shared });
}
