import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { type Quantity, quantity } from '@/i18n/format';
import type { LiveWeight, Offer } from './api';
import { barOf } from './window';
import css from './weigh.module.css';

/** The balance's own digits, large; below them where the weight lies beside its window, in words too. */
export function LiveBar({ live, offer, decimals }: { live: LiveWeight | null; offer: Offer | null; decimals: Quantity }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const weight = live?.weight ?? null;
  const bar = offer?.rest ? barOf(weight?.value ?? null, offer.low?.value ?? null, offer.high?.value ?? null, offer.rest.value) : null;
  return (
    <div className={css.live}>
      <p className={css.number} data-unstable={!live?.isStable || undefined}>
        <span className={css.swings} aria-hidden>{live && !live.isStable && weight ? '~' : '\u00a0'}</span>
        <span>{weight ? quantity(weight, language) : `–.${'–'.repeat(decimals.value.split('.')[1]?.length ?? 0)} ${decimals.unit}`}</span>
      </p>
      <p className={css.state} role="status">{live?.fault ? t(`floor.weigh.fault.${live.fault}`, t('floor.weigh.fault.other')) : live === null ? t('floor.weigh.connecting') : live.isStable ? t('floor.weigh.stable') : t('floor.weigh.unstable')}</p>
      {bar && (
        <>
          <div className={css.bar} aria-hidden>
            <span className={css.window} style={{ left: `${bar.low * 100}%`, width: `${Math.max(bar.high - bar.low, 0.006) * 100}%` }} />
            <span className={css.at} data-place={bar.place} style={{ width: `${bar.at * 100}%` }} />
          </div>
          <p className={css.place} data-place={weight ? bar.place : undefined}>{weight ? t(`floor.weigh.place.${bar.place}`) : '\u00a0'}</p>
        </>
      )}
    </div>
  );
}
