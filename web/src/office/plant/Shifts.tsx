import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Shift, shiftsQuery } from '@/api/shifts';
import { holdsAt, useMe } from '@/api/session';
import { ActionDialog } from '@/parts/ActionDialog';
import { useSite, useSites } from '@/shell/site';

const most = 6;

/** The shifts of a site by its own clock; timelines show them as bands. */
export function Shifts({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const { site: shown } = useSite();
  const sites = useSites().filter((one) => holdsAt(me, one.id, 'administrator', 'supervisor'));
  const [chosen, setChosen] = useState<string | null>(null);
  const site = chosen ?? sites.find((one) => one.id === shown)?.id ?? sites[0]?.id ?? null;
  const { data } = useQuery({ ...shiftsQuery(site ?? ''), enabled: opened && site !== null });
  const [shifts, setShifts] = useState<Shift[]>([]);
  useEffect(() => setShifts(data?.shifts ?? []), [data]);
  const change = (index: number, part: Partial<Shift>) => setShifts(shifts.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const body = () => (site === null ? t('board.say-site') : shifts.some((one) => one.name.trim() === '' || one.from === '' || one.to === '') ? t('plant.shifts.missing') : { shifts });
  return (
    <ActionDialog opened={opened} onClose={onClose} title={t('plant.shifts.title')} why={t('plant.shifts.why')} verb={t('verb.save')} path={`/api/sites/${encodeURIComponent(site ?? '-')}/actions/set-shifts`} body={body}
      onDone={() => { onClose(); void queries.invalidateQueries({ queryKey: ['plant', 'shifts'] }); }}>
      <Select label={t('board.site')} data={sites.map((one) => ({ value: one.id, label: `${one.name} · ${one.zone}` }))} value={site} onChange={setChosen} allowDeselect={false} />
      {shifts.map((shift, index) => (
        <Group key={index} align="end" wrap="nowrap" gap="xs">
          <TextInput label={t('plant.shifts.name')} value={shift.name} onChange={(event) => change(index, { name: event.currentTarget.value })} maxLength={40} autoComplete="off" style={{ flex: 1 }} />
          <TextInput type="time" label={t('plant.shifts.from')} value={shift.from} onChange={(event) => change(index, { from: event.currentTarget.value.slice(0, 5) })} />
          <TextInput type="time" label={t('plant.shifts.to')} value={shift.to} onChange={(event) => change(index, { to: event.currentTarget.value.slice(0, 5) })} />
          <ActionIcon size="lg" aria-label={t('plant.shifts.remove', { name: shift.name || index + 1 })} onClick={() => setShifts(shifts.filter((_, at) => at !== index))}><IconTrash stroke={1.75} size={20} /></ActionIcon>
        </Group>
      ))}
      {shifts.length < most && <Button style={{ alignSelf: 'flex-start' }} leftSection={<IconPlus stroke={1.75} size={20} />} onClick={() => setShifts([...shifts, { name: '', from: shifts.at(-1)?.to ?? '06:00', to: '' }])}>{t('plant.shifts.add')}</Button>}
    </ActionDialog>
  );
}
