import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TraceAnswer, TracedBatch, TracedContainer } from '@/api/trace';
import { Status } from '@/parts/status/Status';
import { Time } from '@/parts/Time';
import css from './trace.module.css';

/** Supplier lot to batch to pack to holder, top down; every code leads to its own trace. */
export function TraceTree({ found, onAsk }: { found: TraceAnswer; onAsk: (code: string) => void }) {
  const { back, forward } = found;
  return (
    <div className={css.tree}>
      {back.batches.map((batch) => <Batch key={batch.id} batch={batch} onAsk={onAsk} />)}
      {back.pack && <Pack pack={back.pack} />}
      {[...back.containers, ...forward.containers].map((one) => <Container key={one.sscc} one={one} onAsk={onAsk} />)}
      {forward.uses.map((use) => <Use key={`${use.batch} ${use.step}`} use={use} onAsk={onAsk} />)}
      {forward.place && <Place place={forward.place} />}
    </div>
  );
}

function Node({ kind, children }: { kind: string; children: ReactNode }) {
  const { t } = useTranslation();
  return <section className={css.node}><h2>{t(`trace.node.${kind}`)}</h2>{children}</section>;
}

function Batch({ batch, onAsk }: { batch: TracedBatch; onAsk: (code: string) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Node kind="lots">
        <table className={css.lots}>
          <thead><tr><th>{t('trace.lot')}</th><th>{t('trace.material')}</th><th className={css.number}>{t('trace.quantity')}</th><th>{t('trace.unit')}</th><th>{t('trace.supplier')}</th></tr></thead>
          <tbody>
            {batch.lots.map((lot) => (
              <tr key={lot.lot}>
                <td><Anchor component="button" onClick={() => onAsk(lot.lot)} className="th-mono">{lot.lot}</Anchor></td>
                <td>{lot.materialName}</td><td className={css.number}>{lot.total.value}</td><td>{lot.total.unit}</td>
                <td>{lot.supplier ?? '–'} {lot.supplierLot && <span className="th-mono">{lot.supplierLot}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Node>
      <Node kind="batch">
        <Anchor component="button" onClick={() => onAsk(batch.id)} className="th-mono">{batch.id}</Anchor> {batch.product}
        <Status of="disposition" value={batch.disposition} />
        <span className="th-label">{batch.site} · {t('trace.recipe')} {batch.recipeId} v{batch.recipeVersion} · {t('trace.expires')} {batch.expiresOn ?? '–'} · {t('trace.packs', { count: batch.packs })}</span>
        {batch.recall && <p><Status of="pack" value="recalled" /> {batch.recall.reason}</p>}
      </Node>
    </>
  );
}

function Pack({ pack }: { pack: NonNullable<TraceAnswer['back']['pack']> }) {
  const { t } = useTranslation();
  return (
    <Node kind="pack">
      <span className="th-mono">{pack.gtin} · {pack.serial}</span> <Status of="pack" value={pack.state} />
      <span className="th-label">{t('trace.commissioned')} <Time at={pack.commissionedAt} zone={pack.zone} /> · {pack.operator}</span>
    </Node>
  );
}

function Container({ one, onAsk }: { one: TracedContainer; onAsk: (code: string) => void }) {
  const { t } = useTranslation();
  return (
    <Node kind="container">
      <Anchor component="button" onClick={() => onAsk(one.sscc)} className="th-mono">{one.sscc}</Anchor>
      <span className="th-label">{t('trace.holds', { count: one.count })} · {one.status === 'in-transit' ? t('trace.under-way', { to: one.destination }) : (one.placeName ?? one.place)} · <Time at={one.since} zone={one.zone} />{one.quarantine && ` · ${t('trace.quarantine')}`}</span>
    </Node>
  );
}

function Use({ use, onAsk }: { use: TraceAnswer['forward']['uses'][number]; onAsk: (code: string) => void }) {
  const { t } = useTranslation();
  return (
    <Node kind="use">
      <Anchor component="button" onClick={() => onAsk(use.batch)} className="th-mono">{use.batch}</Anchor>
      <span className="th-label">{use.quantity.value} {use.quantity.unit} · {t('trace.packs', { count: use.packs })}</span>
    </Node>
  );
}

function Place({ place }: { place: NonNullable<TraceAnswer['forward']['place']> }) {
  return <Node kind={place.kind === 'in-transit' ? 'transit' : 'holder'}><b>{place.name ?? place.id}</b> <span className="th-label">{place.region}</span></Node>;
}
