import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api/session';
import { languages, setLanguage, useLanguage } from '@/i18n';
import type { Language } from '@/i18n/format';

/** Languages are named in themselves. A person's choice is kept for that person on this device. */
export function LanguageChoice() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useSession();
  const choose = (next: string) => {
    if (data?.user) window.localStorage.setItem(`theriac.language.${data.user.id}`, next);
    void setLanguage(next as Language);
  };
  return (
    <SegmentedControl aria-label={t('shell.language')} size="sm" value={language} onChange={choose}
      data={languages.map(({ id, name }) => ({ value: id, label: <span lang={id}>{name}</span> }))} />
  );
}
