import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { touch } from '@/api/session';
import { lockNow } from './lockNow';
import { stirredInTab } from './tabSession';
import css from './session.module.css';

const countdownSeconds = 60;
const events = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Counts down the last minute in sight, then locks. No setting switches it off (A11D-11d). */
export function IdleGuard({ seconds }: { seconds: number }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const left = useIdleCountdown(seconds, () => void lockNow(queries));
  if (left > Math.min(countdownSeconds, seconds / 2)) return null;
  return (
    <div className={css.countdown} role="timer" aria-live="off">
      <span>{t('lock.soon', { count: left })}</span>
      <Button size="xs">{t('lock.stay')}</Button>
    </div>
  );
}

/** Seconds until the lock. Any touch or key starts it anew and, now and then, tells the server. */
function useIdleCountdown(seconds: number, onEnd: () => void): number {
  const [left, setLeft] = useState(seconds);
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    let active = Date.now();
    let told = active;
    const tellEvery = Math.min(60_000, (seconds * 1000) / 4);
    const stir = () => {
      if (Date.now() - active > 1000) stirredInTab();
      active = Date.now();
      setLeft(seconds);
      if (active - told < tellEvery) return;
      told = active;
      touch().catch(() => undefined);
    };
    const timer = setInterval(() => {
      const remaining = Math.max(0, Math.ceil(seconds - (Date.now() - active) / 1000));
      setLeft(remaining);
      if (remaining === 0) {
        clearInterval(timer);
        end.current();
      }
    }, 1000);
    events.forEach((name) => window.addEventListener(name, stir, { passive: true, capture: true }));
    return () => {
      clearInterval(timer);
      events.forEach((name) => window.removeEventListener(name, stir, { capture: true }));
    };
  }, [seconds]);
  return left;
}
