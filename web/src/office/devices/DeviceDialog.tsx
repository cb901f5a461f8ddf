import { Button, Checkbox, Group, Modal, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Equipment } from '@/api/plant';
import { type Device, useDevices } from '@/floor/weigh/api';
import { decimal, type Quantity } from '@/i18n/format';
import { ActionDialog } from '@/parts/ActionDialog';
import { useFormDraft } from '@/parts/drafts/useFormDraft';
import { QueryView } from '@/parts/views/Views';

const units = ['g', 'kg', 'mg'];

/** As the server has it. */
const weightsMax = 10;

/** How a balance or label printer is reached, and what a balance can weigh. Each change makes a new daily check needed. */
export function DeviceDialog({ equipment, onClose }: { equipment: Equipment | null; onClose: () => void }) {
  return equipment && <Known key={equipment.id} equipment={equipment} onClose={onClose} />;
}

/** What is registered is changed from what it is: a form that begins empty would take away what it does not name. */
function Known({ equipment, onClose }: { equipment: Equipment; onClose: () => void }) {
  const { t } = useTranslation();
  const kind = equipment.class === 'label-printer' ? 'printer' : 'balance';
  const devices = useDevices(equipment.site, kind);
  if (devices.data) return <Form equipment={equipment} known={devices.data.items.find((one) => one.id === equipment.id)?.device ?? null} onClose={onClose} />;
  return <Modal opened onClose={onClose} title={t('devices.title', { id: equipment.id })} closeButtonProps={{ 'aria-label': t('verb.close') }}><QueryView query={devices} rows={4}>{() => null}</QueryView></Modal>;
}

interface Weight {
  id: string;
  nominal: string;
  tolerance: string;
}

const noWeight: Weight = { id: '', nominal: '', tolerance: '' };

/** In the unit of the capacity, as the form asks for it. */
const inUnit = ({ value, unit }: Quantity, wanted: string) => {
  const grams: Record<string, number> = { mg: -3, g: 0, kg: 3 };
  const by = (grams[unit] ?? 0) - (grams[wanted] ?? 0);
  return shifted(value, by);
};

/** A decimal, its mark moved: no weight goes through a binary number. */
export function shifted(value: string, by: number): string {
  const [whole = '0', part = ''] = value.split('.');
  const digits = by >= 0 ? whole + part.padEnd(by, '0') : whole.padStart(1 - by, '0') + part;
  const point = by >= 0 ? whole.length + by : Math.max(whole.length, 1 - by) + by;
  const text = `${digits.slice(0, point)}.${digits.slice(point)}`.replace(/^0+(?=\d)/, '');
  return text.includes('.') ? text.replace(/\.$/, '') : text;
}

function fieldsOf(equipment: Equipment, known: Device['device'] | null) {
  const range = known?.balance;
  const unit = range?.capacity.unit ?? 'kg';
  return {
    driver: (known ? (known.driver ?? 'none') : equipment.class === 'label-printer' ? 'zpl' : 'mt-sics') as string,
    address: known?.address ?? 'tcp://', serial: known?.serial ?? '', unit: unit as string, isSimulated: known?.isSimulated ?? false,
    range: { capacity: range?.capacity.value ?? '', readability: range ? inUnit(range.readability, unit) : '', minimum: range?.minimum ? inUnit(range.minimum, unit) : '' },
    weights: known?.testWeights.length ? known.testWeights.map((one): Weight => ({ id: one.id, nominal: inUnit(one.nominal, unit), tolerance: inUnit(one.tolerance, unit) })) : [noWeight],
  };
}

function Form({ equipment, known, onClose }: { equipment: Equipment; known: Device['device'] | null; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  // Kept by what is registered now: what was typed beside an older registration does not come back beside a newer.
  const [{ driver, address, serial, unit, range, weights, isSimulated }, change, drop] = useFormDraft(`device/${equipment.id}/${JSON.stringify(known)}`, fieldsOf(equipment, known));
  const isBalance = driver !== 'zpl';
  const mass = (text: string) => { const read = decimal(text); return read.ok ? { value: read.value, unit } : undefined; };
  const body = () => {
    const balance = { capacity: mass(range.capacity), readability: mass(range.readability), minimum: mass(range.minimum) };
    const tests = weights.map((one) => ({ id: one.id.trim(), nominal: mass(one.nominal), tolerance: mass(one.tolerance) }));
    if (isBalance && (!balance.capacity || !balance.readability)) return t('devices.say-range');
    if (isBalance && tests.some((one) => one.id === '' || !one.nominal || !one.tolerance)) return t('devices.say-weight');
    return {
      driver: driver === 'none' ? undefined : driver, address: driver === 'none' ? undefined : address.trim(), serial: serial.trim() || undefined, isSimulated,
      ...(isBalance ? { ...balance, testWeights: tests } : {}),
    };
  };
  return (
    <ActionDialog opened onClose={onClose} title={t('devices.title', { id: equipment.id })} why={t('devices.why')} verb={t('devices.register')}
      path={`/api/equipment/${encodeURIComponent(equipment.id)}/actions/register-device`} body={body}
      onDone={() => { drop(); onClose(); void queries.invalidateQueries({ queryKey: ['devices'] }); }}>
      <Select label={t('devices.driver')} value={driver} onChange={(next) => change({ driver: next ?? 'none' })} allowDeselect={false}
        data={['mt-sics', 'zpl', 'none'].map((value) => ({ value, label: t(`devices.drivers.${value}`) }))} />
      {driver !== 'none' && <TextInput label={t('devices.address')} description={t('devices.address-hint')} value={address} onChange={(event) => change({ address: event.currentTarget.value })} autoComplete="off" />}
      {driver === 'mt-sics' && <TextInput label={t('devices.serial')} value={serial} onChange={(event) => change({ serial: event.currentTarget.value })} autoComplete="off" />}
      {isBalance && (
        <>
          <Group grow align="end">
            {(['capacity', 'readability', 'minimum'] as const).map((one) => (
              <TextInput key={one} label={t(`devices.${one}`)} inputMode="decimal" value={range[one]} onChange={(event) => change({ range: { ...range, [one]: event.currentTarget.value } })} autoComplete="off" />
            ))}
            <Select label={t('devices.unit')} value={unit} onChange={(next) => change({ unit: next ?? 'kg' })} data={units} allowDeselect={false} />
          </Group>
          {weights.map((weight, at) => (
            <Group key={at} grow align="end">
              {(['id', 'nominal', 'tolerance'] as const).map((one) => (
                <TextInput key={one} label={t(`devices.weight-${one}`)} value={weight[one]} onChange={(event) => { const next = event.currentTarget.value; change({ weights: weights.map((other, index) => (index === at ? { ...other, [one]: next } : other)) }); }} autoComplete="off" />
              ))}
              {weights.length > 1 && <Button variant="subtle" onClick={() => change({ weights: weights.filter((_, index) => index !== at) })}>{t('devices.weight-drop')}</Button>}
            </Group>
          ))}
          {weights.length < weightsMax && <Button variant="default" onClick={() => change({ weights: [...weights, noWeight] })}>{t('devices.weight-add')}</Button>}
        </>
      )}
      <Checkbox label={t('devices.simulated')} checked={isSimulated} onChange={(event) => change({ isSimulated: event.currentTarget.checked })} />
    </ActionDialog>
  );
}
