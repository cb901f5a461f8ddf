import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '@/i18n';
import { ActionDialog } from '@/parts/ActionDialog';

interface Props {
  opened: boolean;
  onClose: () => void;
  onDone: (password: string) => void;
}

/** An id is given once and never again to anybody else; the first password is shown once. */
export function NewAccount({ opened, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [userId, setUserId] = useState('');
  const [name, setName] = useState('');
  const [language, setLanguage] = useState<string>('en');
  const body = () => (userId.trim() === '' || name.trim() === '' ? `${t('people.id')}, ${t('people.name')}` : { userId: userId.trim(), name: name.trim(), language });
  return (
    <ActionDialog<{ password: string }> opened={opened} onClose={onClose} title={t('people.new')} verb={t('people.create')} path="/api/people" reason={false} body={body}
      onDone={(answer) => { setUserId(''); setName(''); onDone(answer.password); }}>
      <TextInput label={t('people.id')} value={userId} onChange={(event) => setUserId(event.currentTarget.value)} autoCapitalize="none" autoComplete="off" spellCheck={false} data-autofocus />
      <TextInput label={t('people.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} autoComplete="off" />
      <Select label={t('people.language')} value={language} onChange={(next) => setLanguage(next ?? 'en')} data={languages.map((each) => ({ value: each.id, label: each.name }))} />
    </ActionDialog>
  );
}
