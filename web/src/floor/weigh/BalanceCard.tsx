import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { quantity } from '@/i18n/format';
import type { Device } from './api';
import { CheckSheet } from './CheckSheet';
import css from './weigh.module.css';

/** The balance: range, calibration, the check of the day; and the way to the check. */
export function BalanceCard({ balance, site }: { balance: Device; site: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [checking, setChecking] = useState(false);
  const range = balance.device.balance!;
  return (
    <div className={css.card}>
      <p><b className="th-mono">{balance.id}</b> {balance.name}{balance.device.isSimulated && <span className={css.simulated}>{t('floor.weigh.simulated')}</span>}</p>
      <dl>
        <dt>{t('floor.weigh.range')}</dt><dd>{t('floor.weigh.range-is', { capacity: quantity(range.capacity, language), readability: quantity(range.readability, language) })}</dd>
        <dt>{t('floor.weigh.calibration')}</dt><dd>{balance.calibrationDueOn ?? '–'}</dd>
        <dt>{t('floor.weigh.check')}</dt><dd>{balance.check ? t(balance.check.passed ? 'floor.weigh.check-passed' : 'floor.weigh.check-failed', { by: balance.check.by }) : t('floor.weigh.check-missing')}</dd>
      </dl>
      <Button variant="subtle" onClick={() => setChecking(true)}>{t('floor.weigh.do-check')}</Button>
      <CheckSheet balance={balance} site={site} opened={checking} onClose={() => setChecking(false)} />
    </div>
  );
}
