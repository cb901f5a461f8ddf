import { Button, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Batch, batchAction } from '@/api/batches';
import { everyPage } from '@/api/page';
import type { Lot } from '@/api/plant';
import { holdsAt, useMe } from '@/api/session';
import { useLanguage } from '@/i18n';
import { decimal, quantity } from '@/i18n/format';
import { ActionDialog } from '@/parts/ActionDialog';
import { QueryView } from '@/parts/views/Views';
import lotCss from '../lot/lot.module.css';

/** Which lots are kept for the batch, and what was missing at its release; a planner chooses others with a reason. */
export function ReservedLots({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const [changing, setChanging] = useState<string | null>(null);
  const reserved = batch.reserved ?? [];
  const shortages = batch.shortages ?? [];
  const materials = [...new Set([...reserved.map((one) => one.material), ...shortages.map((one) => one.material)])];
  if (materials.length === 0) return null;
  const mayChange = holdsAt(me, batch.site, 'planner', 'supervisor') && batch.ended === null;
  return (
    <section className={lotCss.panel}>
      <h2>{t('lot.kept.title')}</h2>
      {batch.shortageReason && <p>{t('lot.kept.short', { missing: shortages.map((one) => `${quantity(one.quantity, language)} ${one.name}`).join(', '), reason: batch.shortageReason })}</p>}
      <table className={lotCss.table}>
        <tbody>
          {materials.map((material) => (
            <tr key={material}>
              <th scope="row" className="th-mono">{material}</th>
              <td>{reserved.filter((one) => one.material === material).map((one) => (
                <div key={one.lot}><Link to={'/lots/$lot' as never} params={{ lot: one.lot } as never}>{one.lot}</Link> {quantity(one.quantity, language)}</div>
              ))}</td>
              {mayChange && <td><Button size="compact-sm" variant="default" aria-label={t('lot.kept.change-of', { material })} onClick={() => setChanging(material)}>{t('lot.kept.change')}</Button></td>}
            </tr>
          ))}
        </tbody>
      </table>
      {changing && <Change batch={batch} material={changing} onClose={() => setChanging(null)} />}
    </section>
  );
}

function Change({ batch, material, onClose }: { batch: Batch; material: string; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const lots = useQuery({
    queryKey: ['plant', 'lots', 'for', batch.site, material],
    queryFn: ({ signal }) => everyPage<Lot>('/api/lots', { site: batch.site, material, status: 'released' }, signal),
  });
  const kept = (batch.reserved ?? []).filter((one) => one.material === material);
  const [given, setGiven] = useState<Record<string, string>>(() => Object.fromEntries(kept.map((one) => [one.lot, one.quantity.value])));
  const body = (): object | string => {
    // The server frees what is not named: before the lots are there nothing is known to leave out.
    if (!lots.data) return t('lot.kept.wait');
    const shown = lots.data.items.filter((one) => !one.expired);
    const chosen: { lot: string; quantity: { value: string; unit: string } }[] = kept.filter((one) => !shown.some((lot) => lot.id === one.lot)).map(({ lot, quantity: much }) => ({ lot, quantity: much }));
    for (const lot of shown) {
      const typed = (given[lot.id] ?? '').trim();
      if (typed === '') continue;
      const read = decimal(typed);
      if (!read.ok) return t('lot.say-quantity');
      chosen.push({ lot: lot.id, quantity: { value: read.value, unit: kept.find((one) => one.lot === lot.id)?.quantity.unit ?? lot.quantity.unit } });
    }
    return { material, lots: chosen };
  };
  return (
    <ActionDialog opened onClose={onClose} title={t('lot.kept.change-of', { material })} why={t('lot.kept.why')} verb={t('verb.save')} path={batchAction(batch.id, 'reserve')} body={body}
      onDone={() => { onClose(); void queries.invalidateQueries({ queryKey: ['batches'] }); void queries.invalidateQueries({ queryKey: ['plant', 'lots'] }); }}>
      <QueryView query={lots} rows={3}>
        {(page) => (
          <>
            {kept.filter((one) => !page.items.some((lot) => lot.id === one.lot && !lot.expired)).map((one) => <p key={one.lot} style={{ margin: 0 }}><span className="th-mono">{one.lot}</span> {quantity(one.quantity, language)} <span className="th-label">{t('lot.kept.stays')}</span></p>)}
            {page.items.filter((one) => !one.expired).map((one) => (
              <TextInput key={one.id} label={`${one.id} (${one.quantity.unit})`} inputMode="decimal" autoComplete="off" value={given[one.id] ?? ''}
                description={t('lot.kept.of', { onHand: quantity(one.quantity, language), reserved: quantity(one.reserved, language), expiry: one.expiryOn ?? '–' })}
                onChange={(event) => { const next = event.currentTarget.value; setGiven((before) => ({ ...before, [one.id]: next })); }} />
            ))}
          </>
        )}
      </QueryView>
    </ActionDialog>
  );
}
