// Colours live in src/styles/tokens.css alone: charts, graph and components read them as --th-*.
// Anything else that looks like a colour literal is refused here.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = new URL('../src', import.meta.url).pathname;
const allowed = new Set(['styles/tokens.css']);
const colour = /#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b(?!\w)|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(/gi;
// In scripts a '#' may open a private field or an id; only quoted ones can be colours.
const inScript = /(['"`\s:])#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3})(?=['"`\s;)])|\b(?:rgba?|hsla?|oklch)\(/gi;

function* files(directory) {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else if (/\.(css|tsx?|svg|json)$/.test(name) && !/generated\.ts$/.test(name)) yield path;
  }
}

let found = 0;
for (const path of files(root)) {
  const name = relative(root, path);
  if (allowed.has(name)) continue;
  const pattern = /\.(css|svg)$/.test(name) ? colour : inScript;
  readFileSync(path, 'utf8').split('\n').forEach((line, index) => {
    for (const match of line.matchAll(pattern)) {
      console.error(`src/${name}:${index + 1} holds the colour ${match[0].trim()}; use a token of tokens.css`);
      found += 1;
    }
  });
}
if (found > 0) process.exit(1);
console.log('colours: only in tokens.css');
