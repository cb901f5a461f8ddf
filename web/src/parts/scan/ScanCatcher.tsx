import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnlyLooked } from '@/parts/room';
import { createStore, useStore } from '@/shell/store';
import { type Scan, ScanReader } from './scanReader';
import { answer } from './tones';
import css from './scan.module.css';

/** False: not taken, nothing here waits for a code. */
type Handler = (scan: Scan) => void | false;

// The last part that asked gets the scan: an open sheet before the step behind it, a step before search.
const handlers: { current: Handler }[] = [];

/** Takes scans while the part is on screen, unless a part above it (a sheet) asks too. */
export function useScan(handler: Handler | null): void {
  const holder = useRef<Handler>(() => {});
  if (handler) holder.current = handler;
  const looked = useOnlyLooked();
  const wanted = handler !== null && !looked;
  useEffect(() => {
    if (!wanted) return undefined;
    const entry = { get current() { return holder.current; } };
    handlers.push(entry);
    return () => void handlers.splice(handlers.indexOf(entry), 1);
  }, [wanted]);
}

interface Notice {
  text: string;
  ok: boolean;
  at: number;
}

const notice = createStore<Notice | null>(null);

/** For the camera and for tests: the same road as a scanner's. */
export function deliverScan(scan: Scan): void {
  const taken = handlers.at(-1)?.current(scan);
  answer(handlers.length > 0 && taken !== false);
  notice.set({ text: scan.text, ok: true, at: Date.now() });
}

/** Within an open sheet, before what it holds: what stands behind the sheet gets no scan. */
export function NoScan() {
  useScan(() => false);
  return null;
}

const editable = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** One per page. On the prefix the focus jumps here, so that no input method alters a character and no field takes one. */
export function ScanCatcher() {
  const catcher = useRef<HTMLDivElement>(null);
  useEffect(() => listen(catcher), []);
  return (
    <>
      <div ref={catcher} tabIndex={-1} className={css.catcher} data-scan-catcher aria-hidden />
      <ScanNotice />
    </>
  );
}

function listen(catcher: React.RefObject<HTMLDivElement | null>): () => void {
  const reader = new ScanReader();
  let before: HTMLElement | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;

  const leave = () => {
    clearInterval(timer);
    before?.focus({ preventScroll: true });
    before = null;
  };
  const watchForEnd = () => {
    clearInterval(timer);
    timer = setInterval(() => {
      if (!reader.expired(performance.now())) return;
      leave();
      answer(false);
      notice.set({ text: '', ok: false, at: Date.now() });
    }, 50);
  };
  const enter = () => {
    before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    catcher.current?.focus({ preventScroll: true });
    watchForEnd();
  };

  const onKey = (event: KeyboardEvent) => {
    const reading = reader.stroke(event, performance.now(), !editable(event.target));
    if (reading.kind === 'nothing') return;
    event.preventDefault();
    event.stopPropagation();
    if (reading.kind === 'begin') enter();
    if ('viaPrefix' in reading && reading.viaPrefix) leave();
    if (reading.kind === 'scan') deliverScan(reading.scan);
  };
  window.addEventListener('keydown', onKey, { capture: true });
  return () => {
    clearInterval(timer);
    window.removeEventListener('keydown', onKey, { capture: true });
  };
}

/** The characters in mono, at once, so that the eye can compare them with the label. */
function ScanNotice() {
  const { t } = useTranslation();
  const shown = useStore(notice);
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    if (!shown) return undefined;
    setVisible(true);
    const timer = setTimeout(() => setVisible(false), shown.ok ? 2500 : 5000);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div role="status" className={css.notice} data-visible={visible && shown ? true : undefined} data-ok={shown?.ok}>
      {visible && shown && (shown.ok
        ? <>{t('scan.read')} <span className="th-mono">{shown.text.replaceAll('\u001d', ' ')}</span></>
        : t('scan.incomplete'))}
    </div>
  );
}
