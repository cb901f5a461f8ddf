/** Where the paths of expressions begin that are not those of steps and elements: docs/expressions.md has the table. */
const prefixes: Readonly<Record<string, string>> = { parameter: 'param.', input: 'input.', 'lookup-table': 'table.' };

const isTime = (part: string): boolean => part === 'start' || part === 'end';

/** The longest id that a path begins with; ids may hold dots themselves. */
function leading(path: string, isKnown: (id: string, part: string) => boolean): string | null {
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
    if (isKnown(path.slice(0, end), path.slice(end + 1))) return path.slice(0, end);
  }
  return null;
}

/** Whose value a path is: kind and id of the thing, and what stands before and behind that id. Null for what belongs to nothing with an id. */
function ownerOf(path: string, has: (kind: string, id: string) => boolean): { kind: string; id: string; before: string; behind: string } | null {
  const [kind, before] = Object.entries(prefixes).find(([, prefix]) => path.startsWith(prefix)) ?? ['', ''];
  const rest = path.slice(before.length);
  const ofElement = (id: string, part: string) => isTime(part) && has('element', id);
  const id = leading(rest, (one, part) => (kind ? has(kind, one) : has('instruction', one) || ofElement(one, part)));
  if (id === null) return null;
  const behind = rest.slice(id.length);
  return { kind: kind || (ofElement(id, behind.slice(1)) ? 'element' : 'instruction'), id, before, behind };
}

/** The expression with other ids in its paths, where `next` gives one; columns, parts and ends of ranges keep their names. */
export function withIds(text: string, has: (kind: string, id: string) => boolean, next: (kind: string, id: string) => string | undefined): string {
  return text.replace(/\{([^}]*)\}/g, (whole, path: string) => {
    const owner = ownerOf(path, has);
    const id = owner && next(owner.kind, owner.id);
    return owner && id !== null && id !== undefined ? `{${owner.before}${id}${owner.behind}}` : whole;
  });
}
