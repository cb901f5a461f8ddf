import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { quantity } from '@/i18n/format';
import type { Offer } from './api';
import css from './weigh.module.css';

/** What is to be weighed now, and with which numbers it came about. */
export function Formula({ offer, compensates }: { offer: Offer; compensates: string | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { detail } = offer;
  return (
    <dl className={css.formula}>
      <dt>{t('floor.weigh.to-weigh')}</dt>
      <dd><b>{quantity(offer.rest!, language)}</b>{offer.low && offer.high && <> ({quantity(offer.low, language)} – {quantity(offer.high, language)})</>}</dd>
      {detail?.expression && <><dt>{t('batch.formula')}</dt><dd>{detail.expression}</dd></>}
      {detail?.inputs?.map((input) => <div key={input.path} className={css.pair}><dt className="th-mono">{input.path}</dt><dd>{input.value}</dd></div>)}
      {detail?.raw && detail.parts?.rounding && <><dt>{t('floor.weigh.rounded')}</dt><dd>{detail.raw} → {offer.rest!.value} ({detail.parts.rounding})</dd></>}
      {compensates && <><dt>{t('floor.weigh.compensates')}</dt><dd>{compensates}</dd></>}
    </dl>
  );
}
