import i18n from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from './format';

export const languages: readonly { id: Language; name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'vi', name: 'Tiếng Việt' },
  { id: 'zh', name: '中文' },
];

type Words = Record<string, unknown>;

// One chunk per language. Beside the shared file, a screen may keep `words/en.json`, `words/vi.json`, `words/zh.json`
// in its own folder, so that two people who add screens do not edit one file.
const bundles: Record<Language, () => Promise<{ words: Words }>> = {
  en: () => import('./bundles/en'),
  vi: () => import('./bundles/vi'),
  zh: () => import('./bundles/zh'),
};

const remembered = 'theriac.language';

export const isLanguage = (text: string | null | undefined): text is Language => languages.some((l) => l.id === text);

function first(): Language {
  const asked = new URLSearchParams(window.location.search).get('lang') ?? window.localStorage.getItem(remembered);
  if (isLanguage(asked)) return asked;
  const device = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return device ?? 'en';
}

/** A preview speaks another language than the screen around it. */
export async function loadLanguage(language: Language): Promise<void> {
  if (i18n.hasResourceBundle(language, 'translation')) return;
  const { words } = await bundles[language]();
  i18n.addResourceBundle(language, 'translation', words, true, true);
}

export async function setLanguage(language: Language): Promise<void> {
  await loadLanguage(language);
  window.localStorage.setItem(remembered, language);
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
  // Chinese slices come by use; names may be Chinese in any language, but then they may come a moment later.
  if (language === 'zh') await import('@/styles/fontsChinese.css');
}

export async function startI18n(): Promise<void> {
  await i18n.use(initReactI18next).init({
    resources: {},
    lng: undefined,
    fallbackLng: 'en',
    partialBundledLanguages: true,
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  const { words } = await bundles.en();
  i18n.addResourceBundle('en', 'translation', words, true, true);
  await setLanguage(first());
}

export const currentLanguage = (): Language => (isLanguage(i18n.language) ? i18n.language : 'en');

/** The language of the screen, for the formatting helpers. */
export function useLanguage(): Language {
  const { i18n: instance } = useTranslation();
  return isLanguage(instance.language) ? instance.language : 'en';
}

export { i18n };
