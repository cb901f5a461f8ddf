import { Select, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCircleOff, IconHourglass } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { siteQuery, type Terminal, terminalsQuery } from '@/api/plant';
import { holds, useMe } from '@/api/session';
import { ActionDialog } from '@/parts/ActionDialog';
import { ShownOnce } from '@/parts/ShownOnce';
import { Badge } from '@/parts/status/Status';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { useSite, useSites, useZone } from '@/shell/site';

const icons = { offered: IconHourglass, enrolled: IconCircleCheck, revoked: IconCircleOff };

/** Tablets that may execute, each at its area; who administers opens one to revoke it. */
export function Terminals() {
  const { t } = useTranslation();
  const me = useMe();
  const { site } = useSite();
  const queries = useQueryClient();
  const query = useQuery(terminalsQuery(site));
  const columns = useColumns();
  const [chosen, setChosen] = useState<Terminal | null>(null);
  const mayRevoke = holds(me, 'administrator', 'security-officer');
  return (
    <>
      <QueryView query={query} rows={8} empty={{ when: (page) => page.items.length === 0, view: <Empty>{t('plant.terminal.empty')}</Empty> }}>
        {(page) => <VirtualTable label={t('plant.view.terminals')} rows={page.items} columns={columns} rowKey={(row) => row.id}
          onOpen={mayRevoke ? (row) => row.state !== 'revoked' && setChosen(row) : undefined} />}
      </QueryView>
      <ActionDialog opened={chosen !== null} onClose={() => setChosen(null)} title={`${t('plant.terminal.revoke')} ${chosen?.id ?? ''}`} why={t('plant.terminal.revoke-why')} verb={t('plant.terminal.revoke')}
        path={`/api/terminals/${encodeURIComponent(chosen?.id ?? '')}/actions/revoke`} body={() => ({})}
        onDone={() => { setChosen(null); void queries.invalidateQueries({ queryKey: ['plant', 'terminals'] }); }} />
    </>
  );
}

function useColumns(): Column<Terminal>[] {
  const { t } = useTranslation();
  const zone = useZone();
  return useMemo(() => [
    { key: 'id', header: t('plant.id'), width: 'minmax(6rem, 0.6fr)', cell: (row) => <b className="th-mono">{row.id}</b> },
    { key: 'name', header: t('plant.name'), width: 'minmax(9rem, 1.4fr)', cell: (row) => <span title={row.name}>{row.name}</span> },
    { key: 'site', header: t('board.site'), width: '4.5rem', from: 40, cell: (row) => row.site },
    { key: 'area', header: t('plant.area'), width: 'minmax(8rem, 1fr)', from: 46, cell: (row) => <span className="th-mono">{row.area}</span> },
    { key: 'state', header: t('board.state'), width: 'minmax(9rem, 0.8fr)', cell: (row) => <Badge icon={icons[row.state]} tone="grey">{t(`plant.terminal.state.${row.state}`)}</Badge> },
    { key: 'seen', header: t('plant.terminal.seen'), width: '13.75rem', from: 56, cell: (row) => (row.lastSeenAt ? <Time at={row.lastSeenAt} zone={zone} /> : t('people.never')) },
  ], [t, zone]);
}

/** A code that works once, for fifteen minutes; it is typed in at the tablet. */
export function NewTerminal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const sites = useSites();
  const { site: shown } = useSite();
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [site, setSite] = useState<string | null>(shown);
  const [area, setArea] = useState<string | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const { data } = useQuery(siteQuery(site ?? ''));
  const body = () => (id.trim() === '' ? t('plant.say-id') : name.trim() === '' ? t('plant.say-name') : !area ? t('plant.say-area') : { id: id.trim(), name: name.trim(), area });
  return (
    <>
      <ActionDialog<{ code: string }> opened={opened} onClose={onClose} title={t('plant.add.terminals')} why={t('plant.terminal.why')} verb={t('plant.terminal.offer')} path="/api/terminals" reason={false} body={body}
        onDone={(answer) => { setCode(answer.code); setId(''); setName(''); onClose(); void queries.invalidateQueries({ queryKey: ['plant', 'terminals'] }); }}>
        <TextInput label={t('plant.id')} description={t('setup.id-hint')} value={id} onChange={(event) => setId(event.currentTarget.value)} autoComplete="off" data-autofocus />
        <TextInput label={t('plant.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} autoComplete="off" />
        <Select label={t('board.site')} value={site} onChange={(next) => { setSite(next); setArea(null); }} data={sites.map((one) => ({ value: one.id, label: one.name }))} />
        <Select label={t('plant.area')} value={area} onChange={setArea} data={(data?.areas ?? []).map((one) => ({ value: one.id, label: `${one.name} · ${one.id}` }))} />
      </ActionDialog>
      <ShownOnce secret={code} title={t('plant.terminal.code')} why={t('plant.terminal.code-why')} done={t('verb.close')} onClose={() => setCode(null)} />
    </>
  );
}
