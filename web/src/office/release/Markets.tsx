import { Radio } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Lot, Market } from '@/api/quality';
import { useLanguage } from '@/i18n';
import { quantity } from '@/i18n/format';
import { SignatureText } from '@/parts/batch/SignatureText';
import { useText } from '@/parts/batch/text';
import { Status } from '@/parts/status/Status';
import css from './release.module.css';

const words: Partial<Record<Market['disposition'], string>> = { certified: 'certified', rejected: 'rejected', 'on-hold': 'on-hold', 'in-review': 'in-review', 'waiting-for-review': 'waiting' };

/** The lot, market by market: who decides there, and what was decided. */
export function Markets({ lot, chosen, onChoose }: { lot: Lot; chosen: string | null; onChoose?: (market: string) => void }) {
  const { t } = useTranslation();
  return (
    <section className={css.panel}>
      <h2>{t('release.markets', { lot: lot.lot })}</h2>
      {lot.hold && <p><Status of="disposition" value="on-hold" size="small" /> {lot.hold.reason} <SignatureText signature={lot.hold.signature} /></p>}
      {lot.reworkedAs.map((one) => <p key={one}>{t('release.reworked-as')} <Link to={'/batches/$batch' as never} params={{ batch: one } as never}>{one}</Link></p>)}
      {lot.reworkOf && <p>{t('release.rework-of')} <Link to={'/batches/$batch' as never} params={{ batch: lot.reworkOf } as never}>{lot.reworkOf}</Link></p>}
      <ul className={css.markets}>
        {lot.markets.map((one) => <OneMarket key={one.market} market={one} isChosen={one.market === chosen} choices={lot.markets.length} onChoose={onChoose} />)}
      </ul>
      <p className="th-label">{lot.retention.until ? t(`release.keep.${lot.retention.rule}`, { until: lot.retention.until }) : t('release.keep.open')}</p>
    </section>
  );
}

function OneMarket({ market, isChosen, choices, onChoose }: { market: Market; isChosen: boolean; choices: number; onChoose?: (market: string) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const language = useLanguage();
  const { decision } = market;
  const mayChoose = onChoose && choices > 1 && decision === null && market.mayCertify;
  const word = words[market.disposition];
  return (
    <li>
      <span>{mayChoose && <Radio name="market" checked={isChosen} onChange={() => onChoose(market.market)} aria-label={t('release.choose', { market: text(market.name) })} />}</span>
      <span><b>{market.market}</b> {text(market.name)}{market.isHome && market.ruleVersion > 0 && <span className="th-label"> · {t('release.home')}</span>}
        {market.countries.length > 0 && <span className="th-hint"> {market.countries.join(', ')}</span>}</span>
      <span className="th-label">{t('release.by', { role: t(`role.${market.certifies}`) })}{market.needsRegister && ` · ${t('release.registered')}`}</span>
      <span>{word && <Status of="disposition" value={word} size="small" />}</span>
      <span className={css.decision}>
        {decision?.registerNumber && <b className="th-mono">{decision.registerNumber} </b>}
        {decision?.person && <span>{t('release.person', { number: decision.person })} </span>}
        {decision?.quantity && <span>{quantity(decision.quantity, language)} </span>}
        {decision?.reason && <span>{decision.reason} </span>}
        {decision && <SignatureText signature={decision.signature} />}
        {market.hold && <div>{t('release.held-because', { reason: market.hold.reason })}</div>}
        {market.earlier.map((one) => <div key={one.signature.when.entry} className="th-hint"><s>{one.registerNumber ?? one.reason}</s> <SignatureText signature={one.signature} /></div>)}
      </span>
    </li>
  );
}
