import 'fake-indexeddb/auto';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A busy machine draws slowly; a test waits for what it expects, not for a clock.
configure({ asyncUtilTimeout: 10_000 });

if (typeof window !== 'undefined') {
  // jsdom draws nothing; Mantine asks for these.
  window.scrollTo = () => {};
  window.matchMedia ??= ((query: string) => ({
    matches: false, media: query, onchange: null,
    addEventListener() {}, removeEventListener() {}, addListener() {}, removeListener() {}, dispatchEvent: () => false,
  })) as typeof window.matchMedia;
  window.ResizeObserver ??= class { observe() {} unobserve() {} disconnect() {} };
  // jsdom loads no fonts.
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
  Element.prototype.scrollIntoView ??= () => {};
}

afterEach(() => cleanup());
