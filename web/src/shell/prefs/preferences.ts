import { localStorageColorSchemeManager } from '@mantine/core';
import { createStore } from '../store';

export const textSizes = [100, 115, 130] as const;
export type TextSize = (typeof textSizes)[number];

export interface Preferences {
  textSize: TextSize;
  /** Keys of one letter (J, K, S) may be switched off: WCAG 2.1.4. */
  singleKeys: boolean;
  railFolded: boolean;
}

const key = 'theriac.preferences';
const colours = 'theriac.colours';

/** The device's choice, or one's own. */
export const colorSchemes = localStorageColorSchemeManager({ key: colours });

function read(): Preferences {
  const defaults: Preferences = { textSize: 100, singleKeys: true, railFolded: false };
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Preferences>) };
  } catch {
    return defaults;
  }
}

export const preferences = createStore<Preferences>(read());

export function setPreference<K extends keyof Preferences>(name: K, value: Preferences[K]): void {
  preferences.set((before) => ({ ...before, [name]: value }));
  localStorage.setItem(key, JSON.stringify(preferences.get()));
  applyPreferences();
}

/** Before anything is drawn, so that neither colour nor size changes under the eye. */
export function applyPreferences(): void {
  const own = localStorage.getItem(colours);
  const dark = own === 'dark' || (own !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light';
  document.documentElement.style.setProperty('--th-scale', String(preferences.get().textSize / 100));
}
