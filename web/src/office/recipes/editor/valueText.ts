/** A value as people read it, as far as its form tells. */
export function valueText(value: unknown, text: (value: never) => string): string {
  if (value === undefined || value === null) return '–';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map((one) => valueText(one, text)).join(', ') || '–';
  const one = value as Record<string, unknown>;
  if ('en' in one) return text(one as never) || '–';
  if ('value' in one && 'unit' in one) return `${String(one.value)} ${String(one.unit)}`;
  if ('low' in one || 'high' in one) return `${String(one.low ?? '')}–${String(one.high ?? '')}`;
  if ('title' in one) return valueText(one.title, text);
  return Object.entries(one).filter(([, member]) => member != null).map(([name, member]) => `${name}: ${valueText(member, text)}`).join('; ');
}

const isText = (value: unknown): value is Record<string, string | null | undefined> => typeof value === 'object' && value !== null && 'en' in value;

/** Two values of one thing. Texts that differ in a language that the reader does not read stand in every language that differs. */
export function valuePair(one: unknown, other: unknown, text: (value: never) => string): [string, string] {
  const [mine, theirs] = [valueText(one, text), valueText(other, text)];
  if (!isText(one) || !isText(other)) return [mine, theirs];
  const differ = ['en', 'vi', 'zh'].filter((language) => (one[language] ?? '') !== (other[language] ?? ''));
  if (differ.length === 0 || (differ.length === 1 && mine === (one[differ[0]!] ?? '–') && mine !== theirs)) return [mine, theirs];
  const all = (value: Record<string, string | null | undefined>) => differ.map((language) => `${language}: ${value[language] || '–'}`).join(' · ');
  return [all(one), all(other)];
}
