import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Lot, lotsQuery } from '@/api/plant';
import { holds, useMe } from '@/api/session';
import { useLanguage } from '@/i18n';
import { quantity } from '@/i18n/format';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { Status } from '@/parts/status/Status';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Empty, QueryView } from '@/parts/views/Views';
import { useSite } from '@/shell/site';
import css from './plant.module.css';

/** Expiry outweighs the decision: an expired lot is not used, whoever released it. */
const statusOf = (lot: Lot) => (lot.status === 'rejected' ? 'rejected' : lot.expired ? 'expired' : lot.status === 'released' && lot.expiresSoon ? 'expires-soon' : lot.status);

export function Lots() {
  const { t } = useTranslation();
  const { site } = useSite();
  const query = useQuery(lotsQuery(site));
  const columns = useColumns();
  const [chosen, setChosen] = useState<string | null>(null);
  const lot = query.data?.items.find((one) => one.id === chosen) ?? null;
  return (
    <>
      <QueryView query={query} rows={12} empty={{ when: (page) => page.items.length === 0, view: <Empty>{t('plant.lot.empty')}</Empty> }}>
        {(page) => <VirtualTable label={t('plant.view.lots')} rows={page.items} columns={columns} rowKey={(row) => row.id} onOpen={(row) => setChosen(row.id)} />}
      </QueryView>
      <LotDialog lot={lot} onClose={() => setChosen(null)} />
    </>
  );
}

function useColumns(): Column<Lot>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(() => [
    { key: 'status', header: t('board.state'), width: 'minmax(9.5rem, 0.6fr)', cell: (row) => <Status of="lot" value={statusOf(row)} /> },
    { key: 'id', header: t('trace.lot'), width: 'minmax(7rem, 0.6fr)', cell: (row) => <b className="th-mono">{row.id}</b> },
    { key: 'material', header: t('trace.material'), width: 'minmax(9rem, 1.4fr)', cell: (row) => <span title={row.material}>{row.materialName}</span> },
    { key: 'site', header: t('board.site'), width: '4.5rem', from: 44, cell: (row) => row.site },
    { key: 'quantity', header: t('plant.lot.on-hand'), width: 'minmax(7rem, 0.6fr)', from: 38, align: 'right', cell: (row) => quantity(row.quantity, language) },
    { key: 'expiry', header: t('office.batch.expires'), width: '7rem', from: 52, cell: (row) => row.expiryOn ?? '–' },
    { key: 'supplier', header: t('trace.supplier'), width: 'minmax(10rem, 1.4fr)', from: 64, cell: (row) => <span title={`${row.supplier} ${row.supplierLot}`}>{row.supplier} <span className="th-mono">{row.supplierLot}</span></span> },
  ], [t, language]);
}

/** All of a lot; QA releases or rejects what is in quarantine, by signature. */
function LotDialog({ lot, onClose }: { lot: Lot | null; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const language = useLanguage();
  const queries = useQueryClient();
  const [signing, setSigning] = useState<'release' | 'reject' | null>(null);
  const [reason, setReason] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const decides = lot?.status === 'quarantine' && holds(me, 'qa-reviewer');
  const close = () => { setReason(''); setComplaint(null); onClose(); };
  const reject = () => { const missing = reason.trim() === '' ? t('part.reason-needed') : null; setComplaint(missing); if (!missing) setSigning('reject'); };
  return (
    <Modal opened={lot !== null} onClose={close} size="lg" title={lot?.id} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      {lot && (
        <Stack>
          <dl className={css.facts}>
            <dt>{t('board.state')}</dt><dd><Status of="lot" value={statusOf(lot)} /></dd>
            <dt>{t('trace.material')}</dt><dd>{lot.materialName} <span className="th-mono">{lot.material}</span></dd>
            <dt>{t('board.site')}</dt><dd>{lot.site}</dd>
            <dt>{t('plant.lot.on-hand')}</dt><dd>{quantity(lot.quantity, language)}</dd>
            <dt>{t('plant.lot.received')}</dt><dd>{quantity(lot.received, language)}</dd>
            <dt>{t('trace.supplier')}</dt><dd>{lot.supplier} <span className="th-mono">{lot.supplierLot}</span></dd>
            <dt>{t('office.batch.expires')}</dt><dd>{lot.expiryOn ?? '–'}</dd>
          </dl>
          <Group gap={16}>
            <Link to={'/trace' as never} search={{ code: lot.id } as never}>{t('plant.lot.trace')}</Link>
            <Link to={'/activity' as never} search={{ stream: `lot/${lot.id}` } as never}>{t('plant.lot.activity')}</Link>
          </Group>
          {decides && (
            <>
              <Textarea label={t('plant.lot.reject-why')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={1} maxRows={6} maxLength={1000} />
              <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
              <Group justify="space-between"><Button color="stop" onClick={reject}>{t('plant.lot.reject')}</Button><Primary onClick={() => setSigning('release')}>{t('plant.lot.release')}</Primary></Group>
            </>
          )}
          <SignatureSheet opened={signing !== null} onClose={() => setSigning(null)} action={`/api/lots/${encodeURIComponent(lot.id)}/actions/${signing ?? 'release'}`}
            body={signing === 'reject' ? { reason: reason.trim() } : {}} onSigned={() => { setSigning(null); close(); void queries.invalidateQueries({ queryKey: ['plant', 'lots'] }); }} />
        </Stack>
      )}
    </Modal>
  );
}
