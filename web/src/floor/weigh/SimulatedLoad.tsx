import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { useSession } from '@/api/session';
import { decimal } from '@/i18n/format';
import { NumberField } from '@/parts/number/NumberField';
import type { Device } from './api';
import css from './weigh.module.css';

interface Props {
  balance: Device;
  /** What a careful operator would put on now, in the balance's unit. */
  now: string;
}

/** A balance of the demo has no pan: what would lie on it is said here. Nothing of it is recorded. */
export function SimulatedLoad({ balance, now }: Props) {
  const { data } = useSession();
  return balance.device.isSimulated && data?.instance.kind === 'demo' ? <Pan key={now} balance={balance} now={now} /> : null;
}

function Pan({ balance, now }: Props) {
  const { t } = useTranslation();
  const [load, setLoad] = useState(now);
  const [complaint, setComplaint] = useState<string | null>(null);
  const put = useCommand<unknown>({ onSuccess: () => setComplaint(null), onError: (problem) => setComplaint(problemText(problem, t)) });
  const read = decimal(load);
  const go = () => (read.ok ? put.mutate({ path: `/api/demo/balances/${encodeURIComponent(balance.id)}/actions/put-on`, body: { load: read.value } }) : setComplaint(t(`field.${read.reason}`)));
  return (
    <div className={`${css.pan} th-hatched`}>
      <p>{t('floor.weigh.sim-what')}</p>
      <div className={css.panRow}>
        <NumberField label={t('floor.weigh.sim-load')} unit={balance.device.balance!.capacity.unit} value={load} onChange={setLoad} state={{ kind: 'empty' }} onEnter={go} name={`pan-${balance.id}`} />
        <Button variant="default" size="lg" loading={put.isPending} onClick={go}>{t('floor.weigh.sim-put')}</Button>
      </div>
      <p role="alert">{complaint ?? '\u00a0'}</p>
    </div>
  );
}
