const place = 'theriac.clock-ahead';

const stored = (): number => (typeof localStorage === 'undefined' ? 0 : Number(localStorage.getItem(place)) || 0);

let aheadMs = stored();

/** Every answer that carries the server's time sets this device right; it is remembered for a start without network. */
export function heardServerTime(serverTime: string | undefined): void {
  const at = serverTime === undefined ? NaN : Date.parse(serverTime);
  if (Number.isNaN(at)) return;
  aheadMs = at - Date.now();
  if (typeof localStorage !== 'undefined') localStorage.setItem(place, String(aheadMs));
}

/** The one clock that is recorded, as this device knows it: a tablet whose own clock is wrong shows and judges by it. */
export const serverNow = (): number => Date.now() + aheadMs;
