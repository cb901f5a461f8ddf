import { useEffect, useRef } from 'react';
import { preferences } from '../prefs/preferences';
import { inTextField } from './inTextField';

/** Single-letter keys of a screen (`{ j: next, k: previous }`): silent in text fields and when the person switched them off. */
export function useKeys(keys: Record<string, () => void>): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !preferences.get().singleKeys || inTextField(event.target)) return;
      const act = current.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
