import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'vite';

/** Leaves `x.br` beside each text file that is worth it; the server sends it to browsers that can read it. */
export function brotli(): Plugin {
  let out = '';
  return {
    name: 'theriac-brotli',
    apply: 'build',
    configResolved: (config) => void (out = join(config.root, config.build.outDir)),
    closeBundle: () => {
      for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|html|svg|webmanifest|wasm)$/.test(name)) continue;
        const bytes = readFileSync(join(out, name));
        if (bytes.length > 1000) writeFileSync(join(out, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }));
      }
    },
  };
}
