import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction } from '@/api/batches';
import type { Lot } from '@/api/quality';
import { useText } from '@/parts/batch/text';
import { SignedAction } from '@/office/recipes/life/SignedAction';

interface Props { batch: string; lot: Lot; onClose: () => void; onDone: () => void }

/** The whole lot, or one market of it. */
function Goods({ lot, of, value, onChange }: { lot: Lot; of: (market: Lot['markets'][number]) => boolean; value: string; onChange: (market: string) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const markets = lot.markets.filter(of);
  if (markets.length === 0) return null;
  return <NativeSelect label={t('release.goods')} value={value} onChange={(event) => onChange(event.currentTarget.value)}
    data={[{ value: '', label: t('release.whole') }, ...markets.map((one) => ({ value: one.market, label: `${one.market} ${text(one.name)}` }))]} />;
}

export function RejectDialog({ batch, lot, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [market, setMarket] = useState('');
  const [destination, setDestination] = useState('');
  return (
    <SignedAction opened onClose={onClose} title={t('release.reject')} action={batchAction(batch, 'reject')} onSigned={onDone}
      body={() => (destination.trim() === '' ? t('release.say-destination') : { destination: destination.trim(), ...(market ? { market } : {}) })}>
      <Goods lot={lot} of={(one) => one.disposition !== 'rejected'} value={market} onChange={setMarket} />
      <TextInput data-autofocus label={t('release.destination')} description={t('release.destination-hint')} value={destination} onChange={(event) => setDestination(event.currentTarget.value)} maxLength={200} autoComplete="off" />
    </SignedAction>
  );
}

export function HoldDialog({ batch, lot, lift, onClose, onDone }: Props & { lift: boolean }) {
  const { t } = useTranslation();
  const first = lift && lot.hold === null ? lot.markets.find((one) => one.hold)?.market ?? '' : '';
  const [market, setMarket] = useState(first);
  return (
    <SignedAction opened onClose={onClose} title={lift ? t('release.lift') : t('release.hold')} why={lift ? t('release.lift-why') : t('release.hold-why')} action={batchAction(batch, lift ? 'lift-hold' : 'hold-lot')} onSigned={onDone}
      body={() => (market ? { market } : {})}>
      <Goods lot={lot} of={(one) => (lift ? one.hold !== null : one.decision !== null && one.hold === null)} value={market} onChange={setMarket} />
    </SignedAction>
  );
}
