// Prints what the first view of each room weighs (brotli) beside its budget. Exit code 1 when a budget is broken.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const out = new URL('../../src/Host/wwwroot', import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8'));
const weight = new Map();
const brotli = (file) => {
  if (!weight.has(file)) {
    weight.set(file, brotliCompressSync(readFileSync(join(out, file)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length);
  }
  return weight.get(file);
};

function closure(keys, seen = new Set()) {
  for (const key of keys) {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) continue;
    seen.add(key);
    closure(chunk.imports ?? [], seen);
  }
  return seen;
}

const filesOf = (keys) => {
  const chunks = [...closure(keys)].map((key) => manifest[key]);
  return [...new Set(chunks.flatMap((chunk) => [chunk.file, ...(chunk.css ?? [])]))];
};
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const sum = (files) => files.reduce((total, file) => total + brotli(file), 0);

// A room's first view: the entry, one language, the room's shell and its first screen.
const screens = (pattern) => Object.keys(manifest).filter((key) => pattern.test(key));
const largest = (keys) => keys.map((key) => [key, sum(filesOf([key]))]).sort((a, b) => b[1] - a[1])[0]?.[0];
const rooms = [
  ['office', 450_000, ['index.html', 'src/i18n/bundles/vi.ts', 'src/shell/office/OfficeShell.tsx', largest(screens(/^src\/office\/.*Screen\.tsx$/))]],
  ['floor', 380_000, ['index.html', 'src/i18n/bundles/vi.ts', 'src/shell/floor/FloorShell.tsx', largest(screens(/^src\/floor\/.*Screen\.tsx$/))]],
];
let broken = false;
for (const [room, budget, keys] of rooms) {
  const files = filesOf(keys.filter(Boolean));
  const total = sum(files);
  broken ||= total > budget;
  console.log(`${room}: first view ${kB(total)} of ${kB(budget)} code and styles, brotli`);
  for (const file of files.sort((a, b) => brotli(b) - brotli(a)).slice(0, 8)) console.log(`  ${kB(brotli(file)).padStart(10)}  ${file}`);
}
const fonts = readdirSync(join(out, 'assets')).filter((name) => /\.woff2$/.test(name) && !/noto-sans-sc/.test(name));
const fontBytes = fonts.reduce((total, name) => total + readFileSync(join(out, 'assets', name)).length, 0);
console.log(`fonts: ${kB(fontBytes)} of 150.0 kB (${fonts.length} files, without the Chinese slices)`);
if (broken || fontBytes > 150_000) process.exit(1);
