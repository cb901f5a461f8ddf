import { TextInput } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleQuery, type PersonLine } from '@/api/people';
import { holds, useMe } from '@/api/session';
import { Primary } from '@/parts/Primary';
import { ShownOnce } from '@/parts/ShownOnce';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useSite, useZone } from '@/shell/site';
import { AccountState } from './AccountState';
import { NewAccount } from './NewAccount';
import { PeopleTabs } from './PeopleTabs';
import { useRoleText } from './roleText';

/** Everybody who has or had an account. Deactivated, never deleted. */
export function PeopleScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const people = useQuery(peopleQuery);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { q = '' } = useSearch({ strict: false }) as { q?: string };
  const { site } = useSite();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const columns = useColumns();
  const search = (next: string) => void navigate({ to: '.', replace: true, search: ((before: object) => ({ ...before, q: next || undefined })) as never });
  return (
    <OfficePage
      fill
      title={t('people.title')}
      tools={<TextInput aria-label={t('people.filter')} placeholder={t('people.filter')} w={260} value={q} onChange={(event) => search(event.currentTarget.value)} />}
      primary={holds(me, 'administrator') && <Primary leftSection={<IconUserPlus stroke={1.75} size={20} />} onClick={() => setAdding(true)}>{t('people.new')}</Primary>}
    >
      <PeopleTabs />
      <QueryView query={people} rows={12}>
        {(page) => {
          const rows = fitting(page.items, q, site);
          return rows.length === 0 ? <Empty>{t('people.empty')}</Empty> : (
            <VirtualTable label={t('people.title')} rows={rows} columns={columns} rowKey={(row) => row.userId}
              onOpen={(row) => void navigate({ to: '/people/$person' as never, params: { person: row.userId } as never })} />
          );
        }}
      </QueryView>
      <NewAccount opened={adding} onClose={() => setAdding(false)} onDone={(password) => {
        setAdding(false);
        setSecret(password);
        void queries.invalidateQueries({ queryKey: ['people'] });
      }} />
      <ShownOnce secret={secret} title={t('people.initial')} why={t('people.once')} done={t('token.done')} onClose={() => setSecret(null)} />
    </OfficePage>
  );
}

/** Words match name or id; a chosen site keeps those who hold a role there or everywhere. */
function fitting(rows: readonly PersonLine[], words: string, site: string | null): PersonLine[] {
  const wanted = words.trim().toLocaleLowerCase();
  return rows.filter((row) =>
    `${row.name} ${row.userId}`.toLocaleLowerCase().includes(wanted) &&
    (site === null || row.roles.some((held) => held.site === '*' || held.site === site)));
}

function useColumns(): Column<PersonLine>[] {
  const { t } = useTranslation();
  const zone = useZone();
  const roleText = useRoleText();
  return useMemo(() => [
    { key: 'name', header: t('people.name'), width: 'minmax(9rem, 1fr)', cell: (row) => <b>{row.name}</b> },
    { key: 'id', header: t('people.id'), width: '8.5rem', from: 40, cell: (row) => <span className="th-mono">{row.userId}</span> },
    { key: 'roles', header: t('people.roles'), width: 'minmax(12rem, 2fr)', cell: (row) => <span title={roleText(row.roles)}>{roleText(row.roles) || t('shell.no-role')}</span> },
    { key: 'state', header: t('people.state'), width: '8.5rem', cell: (row) => <AccountState active={row.active} locked={row.locked} /> },
    { key: 'last', header: t('people.last'), width: '15rem', from: 58, cell: (row) => <>{row.signedInAt ? <Time at={row.signedInAt} zone={zone} /> : t('people.never')}{row.dormant && ` · ${t('people.dormant')}`}</> },
  ], [t, zone, roleText]);
}
