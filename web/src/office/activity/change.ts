type Fact = Record<string, unknown>;

const isRecord = (value: unknown): value is Fact => typeof value === 'object' && value !== null && !Array.isArray(value);

function text(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isRecord(value) && typeof value.value === 'string') return typeof value.unit === 'string' ? `${value.value}\u00a0${value.unit}` : value.value;
  return null;
}

const first = (fact: Fact, names: readonly string[]): string | null => names.map((name) => text(fact[name])).find((found) => found !== null) ?? null;

/** Old and new value of an entry, by the names that facts use for them; entries of another kind have neither. */
export function changeOf(fact: Fact): { old: string | null; next: string | null } {
  return { old: first(fact, ['old', 'oldValue', 'previous', 'was']), next: first(fact, ['new', 'newValue', 'value', 'role', 'qualification']) };
}

/** The meaning of the signature that the entry carries. */
export function signatureOf(fact: Fact): string | null {
  return isRecord(fact.signature) ? text(fact.signature.meaning) : null;
}
