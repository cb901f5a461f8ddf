import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decimal } from '@/i18n/format';
import { ActionDialog } from '@/parts/ActionDialog';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { ErrorView } from '@/parts/views/Views';
import { useSites } from '@/shell/site';
import { lotPath, type LotState, zonesQuery } from './lots';

export type LotAct = 'sample' | 'count' | 'store' | 'retest' | 'reject' | 'return' | 'scrap' | 'send' | 'arrive' | 'approve-count' | 'record-assay';

interface Props {
  lot: LotState;
  act: LotAct | null;
  onClose: () => void;
  onDone: () => void;
}

/** What is done to a lot in the warehouse, each as a dialog; what decides about it is signed. */
export function LotActs(props: Props) {
  const { lot, act, onClose, onDone } = props;
  if (act === null) return null;
  if (act === 'approve-count') return <SignatureSheet opened onClose={onClose} action={`${lotPath(lot.id)}/actions/approve-count`} body={{}} onSigned={onDone} />;
  return act === 'retest' || act === 'reject' || act === 'scrap' || act === 'record-assay' ? <Signed {...props} act={act} /> : <Plain {...props} act={act} />;
}

const withUnit = (lot: LotState, text: string, complaint: string) => {
  const read = decimal(text);
  return read.ok ? { value: read.value, unit: lot.onHand.unit } : complaint;
};

/** As the laboratory found it: the strength, its water where it is of the dry substance, and the method. */
export function assayOf(percent: string, water: string, method: string): { percent: string; waterPercent?: string; method: string } | null {
  const [strength, wet] = [decimal(percent), decimal(water)];
  if (!strength.ok || method === '' || (water.trim() !== '' && !wet.ok)) return null;
  return { percent: strength.value, method, ...(wet.ok ? { waterPercent: wet.value } : {}) };
}

function useFields() {
  const [given, setGiven] = useState<Record<string, string>>({});
  return { value: (name: string) => given[name] ?? '', set: (name: string, next: string) => setGiven((before) => ({ ...before, [name]: next })) };
}

function Plain({ lot, act, onClose, onDone }: Props & { act: 'sample' | 'count' | 'store' | 'return' | 'send' | 'arrive' }) {
  const { t } = useTranslation();
  const fields = useFields();
  const zones = useQuery({ ...zonesQuery(lot.site), enabled: act === 'store' });
  const sites = useSites().filter((one) => one.id !== lot.site);
  const amount = () => withUnit(lot, fields.value('quantity'), t('lot.say-quantity'));
  const body = (): object | string => {
    if (act === 'arrive') return { remark: fields.value('remark').trim() || null };
    if (act === 'store') return fields.value('to') === '' ? t('lot.say-zone') : { to: fields.value('to') };
    if (act === 'send') return fields.value('to') === '' ? t('board.say-site') : { to: fields.value('to') };
    const quantity = amount();
    if (typeof quantity === 'string') return quantity;
    if (act === 'count') return { counted: quantity };
    return act === 'sample' ? { quantity, use: fields.value('use') || 'test', container: fields.value('container') || null } : { quantity, container: fields.value('container') || null };
  };
  const quantityField = (label: string) => (
    <TextInput label={`${label} (${lot.onHand.unit})`} inputMode="decimal" data-autofocus value={fields.value('quantity')} onChange={(event) => fields.set('quantity', event.currentTarget.value)} autoComplete="off" />
  );
  const containers = lot.containers.filter((one) => !one.emptied);
  return (
    <ActionDialog opened onClose={onClose} title={t(`lot.act.${act}`)} why={t(`lot.why.${act}`)} verb={t(`lot.verb.${act}`)} path={`${lotPath(lot.id)}/actions/${act}`}
      reason={act !== 'sample' && act !== 'arrive'} body={body} onDone={onDone}>
      {(act === 'sample' || act === 'return') && quantityField(t('floor.charge.quantity'))}
      {act === 'count' && quantityField(t('lot.counted'))}
      {act === 'sample' && (
        <Select label={t('lot.use-of')} allowDeselect={false} value={fields.value('use') || 'test'} onChange={(next) => fields.set('use', next ?? 'test')} data={(['test', 'retained'] as const).map((value) => ({ value, label: t(`lot.use.${value}`) }))} />
      )}
      {(act === 'sample' || act === 'return') && containers.length > 0 && (
        <Select label={t('lot.container')} clearable placeholder={t('lot.first-open')} value={fields.value('container') || null} onChange={(next) => fields.set('container', next ?? '')} data={containers.map((one) => one.id)} />
      )}
      {act === 'store' && zones.error && !zones.data && <ErrorView error={zones.error} onRetry={() => void zones.refetch()} />}
      {act === 'store' && zones.data && (
        <Select label={t('lot.zone')} data-autofocus nothingFoundMessage={t('lot.no-zone')} value={fields.value('to') || null} onChange={(next) => fields.set('to', next ?? '')}
          data={zones.data.filter((one) => one.id !== lot.storageZone).map((one) => ({ value: one.id, label: `${one.name} · ${one.id}` }))} />
      )}
      {act === 'send' && <Select label={t('board.site')} data-autofocus value={fields.value('to') || null} onChange={(next) => fields.set('to', next ?? '')} data={sites.map((one) => ({ value: one.id, label: one.name }))} />}
      {act === 'arrive' && <TextInput label={t('lot.remark')} data-autofocus value={fields.value('remark')} onChange={(event) => fields.set('remark', event.currentTarget.value)} maxLength={500} autoComplete="off" />}
    </ActionDialog>
  );
}

function Signed({ lot, act, onClose, onDone }: Props & { act: 'retest' | 'reject' | 'scrap' | 'record-assay' }) {
  const { t } = useTranslation();
  const fields = useFields();
  const [complaint, setComplaint] = useState<string | null>(null);
  const [body, setBody] = useState<object | null>(null);
  const words = fields.value('words').trim();
  const passed = fields.value('passed') !== 'no';
  const go = () => {
    if (act === 'record-assay') {
      const read = assayOf(fields.value('percent'), fields.value('water'), words);
      setComplaint(read ? null : t('lot.say-assay'));
      return read && setBody({ assay: read });
    }
    const quantity = act === 'scrap' ? withUnit(lot, fields.value('quantity'), t('lot.say-quantity')) : null;
    const missing = typeof quantity === 'string' ? quantity : words === '' ? (act === 'retest' ? t('lot.say-result') : t('part.reason-needed')) : null;
    setComplaint(missing);
    if (missing) return;
    setBody(act === 'scrap' ? { quantity, reason: words } : act === 'reject' ? { reason: words }
      : { passed, result: words, retestOn: passed ? fields.value('retestOn') || null : null, expiryOn: passed ? fields.value('expiryOn') || null : null });
  };
  return (
    <Modal opened onClose={onClose} title={t(`lot.act.${act}`)} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      <Stack>
        <p style={{ margin: 0 }}>{t(`lot.why.${act}`)}</p>
        {act === 'scrap' && <TextInput label={`${t('floor.charge.quantity')} (${lot.onHand.unit})`} inputMode="decimal" data-autofocus value={fields.value('quantity')} onChange={(event) => fields.set('quantity', event.currentTarget.value)} autoComplete="off" />}
        {act === 'retest' && (
          <Select label={t('lot.outcome')} allowDeselect={false} value={passed ? 'yes' : 'no'} onChange={(next) => fields.set('passed', next ?? 'yes')} data={[{ value: 'yes', label: t('lot.passed') }, { value: 'no', label: t('lot.failed') }]} />
        )}
        {act === 'record-assay' && (
          <Group grow align="start">
            <TextInput label={t('lot.assay-percent')} inputMode="decimal" data-autofocus value={fields.value('percent')} onChange={(event) => fields.set('percent', event.currentTarget.value)} autoComplete="off" />
            <TextInput label={t('lot.assay-water')} description={t('lot.assay-water-hint')} inputMode="decimal" value={fields.value('water')} onChange={(event) => fields.set('water', event.currentTarget.value)} autoComplete="off" inputWrapperOrder={['label', 'input', 'description', 'error']} />
          </Group>
        )}
        <Textarea label={act === 'retest' ? t('lot.result') : act === 'record-assay' ? t('lot.assay-method') : t('part.reason')} value={fields.value('words')} onChange={(event) => fields.set('words', event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={act === 'record-assay' ? 200 : 1000} />
        {act === 'retest' && passed && (
          <>
            <TextInput type="date" label={t('lot.next-retest')} value={fields.value('retestOn')} onChange={(event) => fields.set('retestOn', event.currentTarget.value)} />
            <TextInput type="date" label={t('lot.new-expiry')} value={fields.value('expiryOn')} onChange={(event) => fields.set('expiryOn', event.currentTarget.value)} />
          </>
        )}
        <p role="alert" style={{ margin: 0, minHeight: '1.5em', color: 'var(--th-stop)' }}>{complaint ?? '\u00a0'}</p>
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={onClose}>{t('verb.back')}</Button>
          <Primary onClick={go}>{t('board.go-sign')}</Primary>
        </Group>
      </Stack>
      <SignatureSheet opened={body !== null} onClose={() => setBody(null)} action={`${lotPath(lot.id)}/actions/${act}`} body={body ?? {}} onSigned={() => { setBody(null); onDone(); }} />
    </Modal>
  );
}
