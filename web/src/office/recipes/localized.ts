import { useCallback } from 'react';
import type { LocalizedText } from '@/api/recipes';
import { useLanguage } from '@/i18n';

/** Recipe text is translated in the recipe; where a translation is missing, the original stands. */
export function useLocalized(): (text: LocalizedText | null | undefined) => string {
  const language = useLanguage();
  return useCallback((text) => (text ? (text as unknown as Record<string, string | null | undefined>)[language] || text.en : ''), [language]);
}
