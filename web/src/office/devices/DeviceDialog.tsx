import { Checkbox, Group, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Equipment } from '@/api/plant';
import { decimal } from '@/i18n/format';
import { ActionDialog } from '@/parts/ActionDialog';

const units = ['g', 'kg', 'mg'];

/** How a balance or label printer is reached, and what a balance can weigh. Each change makes a new daily check needed. */
export function DeviceDialog({ equipment, onClose }: { equipment: Equipment | null; onClose: () => void }) {
  return equipment && <Form key={equipment.id} equipment={equipment} onClose={onClose} />;
}

function Form({ equipment, onClose }: { equipment: Equipment; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [driver, setDriver] = useState(equipment.class === 'label-printer' ? 'zpl' : 'mt-sics');
  const [address, setAddress] = useState('tcp://');
  const [serial, setSerial] = useState('');
  const [unit, setUnit] = useState('kg');
  const [range, setRange] = useState({ capacity: '', readability: '', minimum: '' });
  const [weight, setWeight] = useState({ id: '', nominal: '', tolerance: '' });
  const [isSimulated, setSimulated] = useState(false);
  const isBalance = driver !== 'zpl';
  const mass = (text: string) => { const read = decimal(text); return read.ok ? { value: read.value, unit } : undefined; };
  const body = () => {
    const balance = { capacity: mass(range.capacity), readability: mass(range.readability), minimum: mass(range.minimum) };
    const test = { id: weight.id.trim(), nominal: mass(weight.nominal), tolerance: mass(weight.tolerance) };
    if (isBalance && (!balance.capacity || !balance.readability)) return t('devices.say-range');
    if (isBalance && (test.id === '' || !test.nominal || !test.tolerance)) return t('devices.say-weight');
    return {
      driver: driver === 'none' ? undefined : driver, address: driver === 'none' ? undefined : address.trim(), serial: serial.trim() || undefined, isSimulated,
      ...(isBalance ? { ...balance, testWeights: [test] } : {}),
    };
  };
  return (
    <ActionDialog opened onClose={onClose} title={t('devices.title', { id: equipment.id })} why={t('devices.why')} verb={t('devices.register')}
      path={`/api/equipment/${encodeURIComponent(equipment.id)}/actions/register-device`} body={body}
      onDone={() => { onClose(); void queries.invalidateQueries({ queryKey: ['devices'] }); }}>
      <Select label={t('devices.driver')} value={driver} onChange={(next) => setDriver(next ?? 'none')} allowDeselect={false}
        data={['mt-sics', 'zpl', 'none'].map((value) => ({ value, label: t(`devices.drivers.${value}`) }))} />
      {driver !== 'none' && <TextInput label={t('devices.address')} description={t('devices.address-hint')} value={address} onChange={(event) => setAddress(event.currentTarget.value)} autoComplete="off" />}
      {driver === 'mt-sics' && <TextInput label={t('devices.serial')} value={serial} onChange={(event) => setSerial(event.currentTarget.value)} autoComplete="off" />}
      {isBalance && (
        <>
          <Group grow align="end">
            {(['capacity', 'readability', 'minimum'] as const).map((one) => (
              <TextInput key={one} label={t(`devices.${one}`)} inputMode="decimal" value={range[one]} onChange={(event) => setRange({ ...range, [one]: event.currentTarget.value })} autoComplete="off" />
            ))}
            <Select label={t('devices.unit')} value={unit} onChange={(next) => setUnit(next ?? 'kg')} data={units} allowDeselect={false} />
          </Group>
          <Group grow align="end">
            {(['id', 'nominal', 'tolerance'] as const).map((one) => (
              <TextInput key={one} label={t(`devices.weight-${one}`)} value={weight[one]} onChange={(event) => setWeight({ ...weight, [one]: event.currentTarget.value })} autoComplete="off" />
            ))}
          </Group>
        </>
      )}
      <Checkbox label={t('devices.simulated')} checked={isSimulated} onChange={(event) => setSimulated(event.currentTarget.checked)} />
    </ActionDialog>
  );
}
