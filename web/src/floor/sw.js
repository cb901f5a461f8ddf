// The service worker. It keeps the built shell, so that a tablet opens without network, and the instructions that were
// read, so that they can be read again. It never touches anything but GET, and never a session, a signature or its document.
const version = '__VERSION__';
const shell = [/* __SHELL__ */];
const shellCache = `theriac-shell-${version}`;
const readCache = 'theriac-read-1';

// What may be read again without network: approved instructions and their pictures. Nothing with a person's data.
const readable = [/^\/api\/recipes\/[^/]+\/versions\/[^/]+$/];
// Pictures are named by what they show: one that is kept never changes.
const pictures = /^\/api\/recipes\/pictures\/[0-9a-f]+$/;
const pictureCache = 'theriac-pictures-1';
const picturesMax = 300;
const built = /\.(?:js|css|woff2|wasm|svg|png)$/;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(shellCache).then((cache) => cache.addAll(shell)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith('theriac-shell-') && name !== shellCache);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

// A new version waits until the person says so, between steps.
self.addEventListener('message', (event) => {
  if (event.data === 'update-now') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request, url));
  else if (url.pathname.startsWith('/assets/') || built.test(url.pathname)) event.respondWith(cacheFirst(request));
  else if (pictures.test(url.pathname)) event.respondWith(kept(request));
  else if (readable.some((path) => path.test(url.pathname))) event.respondWith(networkFirst(request));
});

// The application's own pages fall back to the kept shell; pages that the server writes (verify, codes) never do.
async function page(request, url) {
  try {
    return await fetch(request);
  } catch (error) {
    if (/^\/(?:verify|api|epcis|openapi|health|\d{2})(?:\/|$)/.test(url.pathname)) throw error;
    return (await caches.match('/', { cacheName: shellCache })) ?? Response.error();
  }
}

async function cacheFirst(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const copy = answer.clone();
    void caches.open(shellCache).then((cache) => cache.put(request, copy)).catch(() => undefined);
  }
  return answer;
}

async function kept(request) {
  const cache = await caches.open(pictureCache);
  const there = await cache.match(request);
  if (there) return there;
  const answer = await fetch(request);
  if (answer.ok) {
    await cache.put(request, answer.clone());
    const all = await cache.keys();
    await Promise.all(all.slice(0, Math.max(0, all.length - picturesMax)).map((old) => cache.delete(old)));
  }
  return answer;
}

async function networkFirst(request) {
  const cache = await caches.open(readCache);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw error;
  }
}
