import { flushDrafts } from '@/parts/drafts/draftStore';
import { createStore } from './store';

/** Set when a new version waits: the person decides between steps when to change over. */
export const updateWaiting = createStore<ServiceWorker | null>(null);

/** Only over HTTPS or on localhost, and only in the built application. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || !window.isSecureContext) return;
  void navigator.serviceWorker.register('/sw.js').then((registration) => {
    const offer = (worker: ServiceWorker | null) => {
      if (worker?.state === 'installed' && navigator.serviceWorker.controller) updateWaiting.set(worker);
    };
    offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => offer(worker));
    });
  }).catch(() => undefined);
}

/** Set when the server takes nothing from this version any more. */
export const tooOld = createStore(false);

/** The new version is fetched if it is not here yet; drafts lie on the device and are there after it. */
export async function updateNow(): Promise<void> {
  await flushDrafts();
  if (!updateWaiting.get()) {
    const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
    await registration?.update().catch(() => undefined);
    if (registration?.waiting) updateWaiting.set(registration.waiting);
    else return window.location.reload();
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
  updateWaiting.get()?.postMessage('update-now');
}
