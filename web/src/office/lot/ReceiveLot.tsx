import { FileInput, Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get, post } from '@/api/http';
import { newKey } from '@/api/intent';
import type { Page } from '@/api/page';
import { decimal, type Quantity } from '@/i18n/format';
import { ActionDialog } from '@/parts/ActionDialog';
import { useSite, useSites } from '@/shell/site';
import type { LotState } from './lots';
import { equalParts } from './parts';

interface Material { code: string; name: string; unit: string }

const empty = { id: '', material: '', quantity: '', containers: '1', supplier: '', supplierLot: '', expiryOn: '', retestOn: '' };

/** A delivery becomes a lot in quarantine, with its containers and the supplier's certificate. */
export function ReceiveLot({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { site: shown } = useSite();
  const sites = useSites();
  const materials = useQuery({ queryKey: ['plant', 'materials'], queryFn: ({ signal }) => get<Page<Material>>('/api/materials', undefined, signal), enabled: opened });
  const [site, setSite] = useState<string | null>(null);
  const [given, setGiven] = useState(empty);
  const [file, setFile] = useState<File | null>(null);
  const [certificate, setCertificate] = useState<{ content: string; contentType: string; name: string } | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const at = site ?? shown ?? sites[0]?.id ?? null;
  const material = materials.data?.items.find((one) => one.code === given.material);
  const set = (name: keyof typeof empty) => (next: string) => setGiven({ ...given, [name]: next });
  const field = (name: keyof typeof empty, label: string, more: object = {}) => (
    <TextInput label={label} value={given[name]} onChange={(event) => set(name)(event.currentTarget.value)} autoComplete="off" {...more} />
  );
  const attach = (next: File | null) => {
    setFile(next);
    setCertificate(null);
    setTrouble(null);
    if (!next) return;
    post<{ content: string; contentType: string }>('/api/lots/certificates', next, { idempotencyKey: newKey() })
      .then((stored) => setCertificate({ ...stored, name: next.name }))
      .catch((error: unknown) => { setFile(null); setTrouble(error instanceof Error ? error.message : String(error)); });
  };
  const body = (): object | string => {
    const read = decimal(given.quantity);
    if (given.id.trim() === '') return t('plant.say-id');
    if (!material || !at) return t('lot.say-material');
    if (!read.ok) return t('lot.say-quantity');
    if (given.supplier.trim() === '' || given.supplierLot.trim() === '') return t('lot.say-supplier');
    const whole: Quantity = { value: read.value, unit: material.unit };
    const parts = equalParts(whole, Number(given.containers) || 1);
    return {
      id: given.id.trim(), material: material.code, site: at, quantity: whole, supplier: given.supplier.trim(), supplierLot: given.supplierLot.trim(),
      expiryOn: given.expiryOn || null, retestOn: given.retestOn || null, certificate, containers: parts.length > 1 ? parts : null,
    };
  };
  return (
    <ActionDialog<LotState> opened={opened} onClose={onClose} title={t('lot.new')} why={t('lot.new-why')} verb={t('lot.verb.arrive')} path="/api/lots" reason={false} body={body}
      onDone={(lot) => { setGiven(empty); attach(null); onClose(); void queries.invalidateQueries({ queryKey: ['plant', 'lots'] }); void navigate({ to: '/lots/$lot' as never, params: { lot: lot.id } as never }); }}>
      {field('id', t('plant.id'), { description: t('setup.id-hint'), 'data-autofocus': true })}
      <Select label={t('trace.material')} searchable value={given.material || null} onChange={(next) => set('material')(next ?? '')} data={(materials.data?.items ?? []).map((one) => ({ value: one.code, label: `${one.name} · ${one.code}` }))} />
      <Select label={t('board.site')} allowDeselect={false} value={at} onChange={setSite} data={sites.map((one) => ({ value: one.id, label: one.name }))} />
      {field('quantity', material ? `${t('floor.charge.quantity')} (${material.unit})` : t('floor.charge.quantity'), { inputMode: 'decimal' })}
      {field('containers', t('lot.in-parts'), { inputMode: 'numeric', description: t('lot.in-parts-hint') })}
      {field('supplier', t('trace.supplier'))}
      {field('supplierLot', t('lot.supplier-lot'))}
      {field('expiryOn', t('office.batch.expires'), { type: 'date' })}
      {field('retestOn', t('lot.retest-on'), { type: 'date' })}
      <FileInput label={t('lot.attach')} clearable accept="application/pdf,image/jpeg,image/png,image/webp" value={file} onChange={attach} error={trouble} />
    </ActionDialog>
  );
}
