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
  void navigator.storage?.persist?.();
}

export function updateNow(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
  updateWaiting.get()?.postMessage('update-now');
}
