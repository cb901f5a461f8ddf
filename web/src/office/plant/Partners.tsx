import { Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Partner, partnersQuery } from '@/api/trace';
import { ActionDialog } from '@/parts/ActionDialog';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Empty, QueryView } from '@/parts/views/Views';

const kinds = ['wholesaler', 'pharmacy', 'hospital', 'other'] as const;

/** To whom packs are shipped. */
export function Partners() {
  const { t } = useTranslation();
  const query = useQuery(partnersQuery);
  const columns = useMemo((): Column<Partner>[] => [
    { key: 'id', header: t('plant.id'), width: 'minmax(7rem, 0.7fr)', cell: (row) => <b className="th-mono">{row.id}</b> },
    { key: 'name', header: t('plant.name'), width: 'minmax(12rem, 2fr)', cell: (row) => <span title={row.name}>{row.name}</span> },
    { key: 'kind', header: t('plant.partner.kind'), width: 'minmax(8rem, 1fr)', from: 36, cell: (row) => t(`plant.partner.kinds.${row.kind}`) },
    { key: 'region', header: t('plant.partner.region'), width: '7rem', from: 44, cell: (row) => row.region },
    { key: 'gln', header: 'GLN', width: '10rem', from: 54, cell: (row) => <span className="th-mono">{row.gln ?? '–'}</span> },
  ], [t]);
  return (
    <QueryView query={query} rows={8} empty={{ when: (page) => page.items.length === 0, view: <Empty>{t('plant.partner.empty')}</Empty> }}>
      {(page) => <VirtualTable label={t('plant.view.partners')} rows={page.items} columns={columns} rowKey={(row) => row.id} />}
    </QueryView>
  );
}

export function NewPartner({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const empty = { id: '', name: '', kind: 'wholesaler', gln: '', region: '' };
  const [given, setGiven] = useState(empty);
  const field = (name: 'id' | 'name' | 'gln' | 'region', label: string, more: object = {}) => (
    <TextInput label={label} value={given[name]} onChange={(event) => setGiven({ ...given, [name]: event.currentTarget.value })} autoComplete="off" {...more} />
  );
  const body = () => (given.id.trim() === '' ? t('plant.say-id') : given.name.trim() === '' ? t('plant.say-name') : { ...given, gln: given.gln.trim() || null });
  return (
    <ActionDialog opened={opened} onClose={onClose} title={t('plant.add.partners')} verb={t('verb.save')} path="/api/partners" reason={false} body={body}
      onDone={() => { setGiven(empty); onClose(); void queries.invalidateQueries({ queryKey: ['partners'] }); }}>
      {field('id', t('plant.id'), { description: t('setup.id-hint'), 'data-autofocus': true })}
      {field('name', t('plant.name'))}
      <Select label={t('plant.partner.kind')} value={given.kind} onChange={(next) => setGiven({ ...given, kind: next ?? 'other' })} data={kinds.map((value) => ({ value, label: t(`plant.partner.kinds.${value}`) }))} />
      {field('region', t('plant.partner.region'), { placeholder: 'VN-HN' })}
      {field('gln', t('plant.partner.gln'))}
    </ActionDialog>
  );
}
