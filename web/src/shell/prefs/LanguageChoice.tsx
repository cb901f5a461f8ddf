import { SegmentedControl } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeLanguage, sessionQuery, useSession } from '@/api/session';
import { languages, setLanguage, useLanguage } from '@/i18n';
import type { Language } from '@/i18n/format';

/**
 * Languages are named in themselves. Who is signed in keeps the choice: it goes along to every device, and signed documents
 * are shown in it. Before signing in, and while the session is locked, it is the choice of this screen alone.
 */
export function LanguageChoice() {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const { data } = useSession();
  const choose = async (next: Language) => {
    await setLanguage(next);
    if (data?.state !== 'active') return;
    // Without an answer the screen speaks the chosen language; the person's own stays until it is chosen again.
    const session = await changeLanguage(next).catch(() => undefined);
    if (!session) return;
    // An answer that is under way speaks of the language before.
    await queries.cancelQueries({ queryKey: sessionQuery.queryKey, exact: true });
    queries.setQueryData(sessionQuery.queryKey, session);
  };
  return (
    <SegmentedControl aria-label={t('shell.language')} size="sm" value={language} onChange={(next) => void choose(next as Language)}
      data={languages.map(({ id, name }) => ({ value: id, label: <span lang={id}>{name}</span> }))} />
  );
}
