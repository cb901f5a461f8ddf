import { Anchor } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TraceAnswer, TracedBatch, TracedContainer, TracedUse } from '@/api/trace';
import { useLanguage } from '@/i18n';
import { number, quantity } from '@/i18n/format';
import { Status } from '@/parts/status/Status';
import { Time } from '@/parts/Time';
import { Contents, Holding } from './Contents';
import { usePlaceName } from './names';
import css from './trace.module.css';

/** Supplier lot to batch to pack to holder, top down; every code leads to its own trace, every case opens. */
export function TraceTree({ found, onAsk }: { found: TraceAnswer; onAsk: (code: string) => void }) {
  const { back, forward } = found;
  return (
    <div className={css.tree}>
      {back.batches.map((batch) => <Batch key={batch.id} batch={batch} onAsk={onAsk} />)}
      {back.pack && <Pack pack={back.pack} />}
      {back.containers.map((one) => <Container key={one.sscc} one={one} onAsk={onAsk} />)}
      {forward.contents.length > 0 && <Node kind="contents"><Contents code={found.code} first={found} onAsk={onAsk} /></Node>}
      {forward.containers.length > 0 && (
        <Node kind="containers"><ul className={css.contents}>{forward.containers.map((one) => <Holding key={one.sscc} one={one} onAsk={onAsk} />)}</ul></Node>
      )}
      {forward.uses.length > 0 && <Uses uses={forward.uses} onAsk={onAsk} />}
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
      {[...(batch.reworkOf ? [batch.reworkOf] : []), ...batch.lots.flatMap((lot) => lot.madeBy ?? [])].filter((one, index, all) => all.findIndex((other) => other.id === one.id) === index).map((one) => <Batch key={one.id} batch={one} onAsk={onAsk} />)}
      {batch.lots.length > 0 && <Lots batch={batch} onAsk={onAsk} />}
      <Node kind="batch">
        <Anchor component="button" onClick={() => onAsk(batch.id)} className={css.id}>{batch.id}</Anchor> {batch.product}
        <Status of="disposition" value={batch.disposition} />
        <span className="th-label">{batch.site} · {t('trace.recipe')} {batch.recipeId} v{batch.recipeVersion} · {t('trace.expires')} {batch.expiresOn ?? '–'} · {t('trace.packs', { count: batch.packs })}</span>
        {(batch.reworkedAs ?? []).map((one) => <p key={one}>{t('trace.reworked-as')} <Anchor component="button" onClick={() => onAsk(one)} className={css.id}>{one}</Anchor></p>)}
        {batch.recall && <p><Status of="pack" value="recalled" /> {batch.recall.reason}</p>}
      </Node>
    </>
  );
}

function Lots({ batch, onAsk }: { batch: TracedBatch; onAsk: (code: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Node kind="lots">
      <table className={css.lots}>
        <thead><tr><th>{t('trace.lot')}</th><th>{t('trace.material')}</th><th className={css.number}>{t('trace.quantity')}</th><th>{t('trace.unit')}</th><th>{t('trace.supplier')}</th></tr></thead>
        <tbody>
          {batch.lots.map((lot) => (
            <tr key={lot.lot}>
              <td><Anchor component="button" onClick={() => onAsk(lot.lot)} className={css.id}>{lot.lot}</Anchor></td>
              <td>{lot.materialName}</td><td className={css.number}>{number(lot.total.value, language)}</td><td>{lot.total.unit}</td>
              <td>{lot.supplier ?? '–'} {lot.supplierLot && <span className={css.id}>{lot.supplierLot}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Node>
  );
}

function Pack({ pack }: { pack: NonNullable<TraceAnswer['back']['pack']> }) {
  const { t } = useTranslation();
  return (
    <Node kind="pack">
      <span className={css.id}>{pack.gtin} · {pack.serial}</span> <Status of="pack" value={pack.state} />
      <span className="th-label">{t('trace.commissioned')} <Time at={pack.commissionedAt} zone={pack.zone} /> · {pack.operator}</span>
      <a href={`/01/${pack.gtin}/21/${encodeURIComponent(pack.serial)}`} target="_blank" rel="noopener" className={css.out}>
        {t('trace.verify')} <IconExternalLink stroke={1.75} size={16} aria-hidden />
      </a>
    </Node>
  );
}

function Container({ one, onAsk }: { one: TracedContainer; onAsk: (code: string) => void }) {
  return <Node kind="container"><ul className={css.contents}><Holding one={one} onAsk={onAsk} closed /></ul></Node>;
}

function Uses({ uses, onAsk }: { uses: TraceAnswer['forward']['uses']; onAsk: (code: string) => void }) {
  return (
    <Node kind="use">
      <UseList uses={uses} onAsk={onAsk} />
    </Node>
  );
}

function UseList({ uses, onAsk }: { uses: TracedUse[]; onAsk: (code: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className={css.contents}>
      {uses.map((use) => (
        <li key={`${use.batch} ${use.step} ${use.at}`}>
          <Anchor component="button" onClick={() => onAsk(use.batch)} className={css.id}>{use.batch}</Anchor>
          <span className="th-label">{quantity(use.quantity, language)} · {t('trace.packs', { count: use.packs })}</span>
          {use.further.length > 0 && <UseList uses={use.further} onAsk={onAsk} />}
        </li>
      ))}
    </ul>
  );
}

function Place({ place }: { place: NonNullable<TraceAnswer['forward']['place']> }) {
  const placeName = usePlaceName();
  return <Node kind={place.kind === 'in-transit' ? 'transit' : 'holder'}><b>{place.name ?? placeName(place.id)}</b> <span className="th-label">{place.region}</span></Node>;
}
