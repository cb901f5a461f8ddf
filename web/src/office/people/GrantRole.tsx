import { Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PersonLine, personAction } from '@/api/people';
import { type Role, roles } from '@/api/session';
import { ActionDialog } from '@/parts/ActionDialog';
import { useSites } from '@/shell/site';

/** A role at one site or at every site, and why. Conflicting roles are refused by the server, which names both. */
export function GrantRole({ person, opened, onClose }: { person: PersonLine; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const sites = useSites();
  const queries = useQueryClient();
  const [role, setRole] = useState<string | null>(null);
  const [site, setSite] = useState<string | null>(null);
  const body = () => (role === null ? t('people.role') : site === null ? t('people.site') : { role, site });
  const done = () => {
    setRole(null);
    setSite(null);
    onClose();
    void queries.invalidateQueries({ queryKey: ['people'] });
  };
  return (
    <ActionDialog opened={opened} onClose={onClose} title={t('people.grant')} verb={t('people.grant')} path={personAction(person.userId, 'grant-role')} body={body} onDone={done}>
      <Select label={t('people.role')} value={role} onChange={setRole} searchable data-autofocus
        data={roles.filter((each: Role) => each !== 'machine').map((each) => ({ value: each, label: t(`role.${each}`) }))} />
      <Select label={t('people.site')} value={site} onChange={setSite}
        data={[...sites.map((each) => ({ value: each.id, label: `${each.name} (${each.id})` })), { value: '*', label: t('people.every-site') }]} />
    </ActionDialog>
  );
}
