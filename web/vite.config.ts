/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mockApi } from './dev/mock.ts';
import { brotli } from './dev/brotli.ts';
import { serviceWorker } from './dev/serviceWorker.ts';

// `npm run dev` talks to THERIAC_URL. Without it a small in-memory plant answers, so that a screen can be drawn
// before its endpoint exists; nothing of it is in the production bundle.
const server = process.env.THERIAC_URL;

export default defineConfig({
  plugins: [react(), serviceWorker(), brotli(), ...(server ? [] : [mockApi()])],
  resolve: { tsconfigPaths: true },
  build: {
    outDir: '../src/Host/wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    // Fonts stay files: the unicode-range of each slice decides which of them a page fetches.
    assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
    chunkSizeWarningLimit: 700,
    manifest: true,
  },
  server: {
    host: '127.0.0.1',
    port: Number(process.env.PORT ?? 5173),
    proxy: server
      ? Object.fromEntries(['/api', '/epcis', '/verify', '/01', '/openapi', '/health'].map((path) => [path, server]))
      : undefined,
  },
  preview: { host: '127.0.0.1', port: Number(process.env.PORT ?? 4173) },
  test: { environment: 'jsdom', setupFiles: ['src/test/setup.ts'], css: false, restoreMocks: true, testTimeout: 60_000 },
});
