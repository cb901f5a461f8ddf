import { MultiSelect, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roles } from '@/api/session';
import { ActionDialog } from '@/parts/ActionDialog';
import { useSites } from '@/shell/site';

/** Named for the machine that uses it; what it may do is chosen as narrowly as for a person. */
export function NewToken({ opened, onClose, onDone }: { opened: boolean; onClose: () => void; onDone: (token: string) => void }) {
  const { t } = useTranslation();
  const sites = useSites();
  const [name, setName] = useState('');
  const [held, setHeld] = useState<string[]>(['machine']);
  const [site, setSite] = useState<string | null>('*');
  const [days, setDays] = useState('90');
  const body = () => {
    if (name.trim() === '') return t('token.name-hint');
    return { name: name.trim(), roles: held.map((role) => ({ role, site: site ?? '*' })), days: Number(days) };
  };
  return (
    <ActionDialog<{ token: string }> opened={opened} onClose={onClose} title={t('token.new')} verb={t('token.create')} path="/api/tokens" reason={false} body={body}
      onDone={(answer) => { setName(''); onDone(answer.token); }}>
      <TextInput label={t('token.name')} description={t('token.name-hint')} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
      <MultiSelect label={t('people.roles')} value={held} onChange={setHeld} data={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))} />
      <Select label={t('people.site')} value={site} onChange={setSite} data={[...sites.map((each) => ({ value: each.id, label: each.name })), { value: '*', label: t('people.every-site') }]} />
      <Select label={t('token.days')} value={days} onChange={(next) => setDays(next ?? '90')} data={['7', '30', '90', '365'].map((value) => ({ value, label: t('token.days-count', { count: Number(value) }) }))} />
    </ActionDialog>
  );
}
