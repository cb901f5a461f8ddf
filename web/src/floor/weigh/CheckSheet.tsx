import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { useLanguage } from '@/i18n';
import { decimal, quantity } from '@/i18n/format';
import { NumberField } from '@/parts/number/NumberField';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { Sheet } from '../Sheet';
import { type Device, useLiveWeight } from './api';
import { LiveBar } from './LiveBar';
import { SimulatedLoad } from './SimulatedLoad';
import css from './weigh.module.css';
import floor from '../floor.module.css';

interface Props {
  balance: Device;
  site: string;
  onClose: () => void;
  /** The check is signed; without it the sheet only closes. */
  onSigned?: () => void;
}

/** The daily check: each test weight on the balance, its reading kept, the whole signed. */
export function CheckSheet({ opened, ...props }: Props & { opened: boolean }) {
  const { t } = useTranslation();
  return <Sheet opened={opened} onClose={props.onClose} title={t('floor.weigh.check-of', { balance: props.balance.id })}><Check {...props} /></Sheet>;
}

function Check({ balance, site, onClose, onSigned }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const isConnected = balance.device.driver === 'mt-sics';
  const live = useLiveWeight(isConnected ? balance.id : null);
  const [typed, setTyped] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [signing, setSigning] = useState(false);
  const again = () => void queries.invalidateQueries({ queryKey: ['devices', site, 'balance'] });
  const read = useCommand<unknown>({ onSuccess: () => { setTyped(''); setComplaint(null); again(); }, onError: (problem) => setComplaint(problemText(problem, t)) });
  const action = `/api/equipment/${encodeURIComponent(balance.id)}/actions`;
  const weigh = (testWeight: string) => {
    const value = decimal(typed);
    if (!isConnected && !value.ok) return setComplaint(t(`field.${value.reason}`));
    return read.mutate({ path: `${action}/weigh-test`, body: { testWeight, value: !isConnected && value.ok ? value.value : undefined } });
  };
  const isWhole = balance.device.testWeights.every((one) => balance.testReadings.some((reading) => reading.testWeight === one.id));
  const isRepeated = balance.testReadings.some((one) => !one.passed);
  const sign = () => {
    if (!isWhole) return setComplaint(t('floor.weigh.check-incomplete'));
    return isRepeated && !reason.trim() ? setComplaint(t('floor.weigh.why-off-missing')) : setSigning(true);
  };
  return (
    <div className={floor.sheet}>
      {isConnected ? <LiveBar live={live} offer={null} decimals={balance.device.balance!.readability} />
        : <NumberField label={t('floor.weigh.display')} unit={balance.device.balance!.capacity.unit} value={typed} onChange={setTyped} state={{ kind: 'empty' }} name={`check-${balance.id}`} />}
      {isConnected && <SimulatedLoad balance={balance} now={(balance.device.testWeights.find((one) => !balance.testReadings.some((reading) => reading.testWeight === one.id)) ?? balance.device.testWeights[0])?.nominal.value ?? '0'} />}
      <ul className={css.weights}>
        {balance.device.testWeights.map((weight) => {
          const all = balance.testReadings.filter((one) => one.testWeight === weight.id);
          return (
            <li key={weight.id}>
              <span><b>{weight.id}</b> {quantity(weight.nominal, language)} ± {quantity(weight.tolerance, language)}</span>
              <span>{all.length === 0 ? '–' : all.map((one, index) => (
                <span key={index} data-tone={one.passed ? undefined : 'stop'}>{`${quantity(one.reading, language)} · ${t(one.passed ? 'floor.weigh.passed' : 'floor.weigh.failed')}`}{index < all.length - 1 && <br />}</span>
              ))}</span>
              <Button loading={read.isPending} onClick={() => weigh(weight.id)}>{t('floor.weigh.read')}</Button>
            </li>
          );
        })}
      </ul>
      {isRepeated && <Textarea label={t('floor.weigh.why-off')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={4} maxLength={500} />}
      <p role="alert" className={floor.complaint}>{complaint ?? '\u00a0'}</p>
      <div className={floor.sheetActions}>
        <Button onClick={onClose}>{t('verb.back')}</Button>
        <Primary onClick={sign}>{t('verb.sign')}</Primary>
      </div>
      <SignatureSheet<unknown> opened={signing} onClose={() => setSigning(false)} action={`${action}/sign-check`} body={isRepeated ? { reason: reason.trim() } : {}} onSigned={() => { setSigning(false); again(); onClose(); onSigned?.(); }} />
    </div>
  );
}
