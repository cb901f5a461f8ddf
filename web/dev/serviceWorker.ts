import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Writes sw.js beside index.html: our own worker with the list of the built shell put in. Chinese slices come by use. */
export function serviceWorker(): Plugin {
  return {
    name: 'theriac-service-worker',
    apply: 'build',
    generateBundle(_, bundle) {
      const wanted = (name: string) => /\.(js|css|woff2)$/.test(name) && !/noto-sans-sc|fontsChinese|zxing/i.test(name);
      const shell = ['/', ...Object.keys(bundle).filter(wanted).map((name) => `/${name}`).sort()];
      const template = readFileSync(new URL('../src/floor/sw.js', import.meta.url), 'utf8');
      const version = createHash('sha256').update(shell.join('\n')).digest('hex').slice(0, 12);
      const source = template.replace("'__VERSION__'", JSON.stringify(version)).replace('[/* __SHELL__ */]', JSON.stringify(shell));
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}
