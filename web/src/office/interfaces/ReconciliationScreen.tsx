import { NumberInput, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get } from '@/api/http';
import { interfacesQuery, type Reconciliation, reconciliationsQuery, type Tally } from '@/api/integration';
import { holds, useMe } from '@/api/session';
import { atWall } from '@/i18n/format';
import { ActionDialog } from '@/parts/ActionDialog';
import { Primary } from '@/parts/Primary';
import { Badge } from '@/parts/status/Status';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useZone } from '@/shell/site';
import { InterfaceTabs } from './Tabs';
import css from './interfaces.module.css';

/** Both sides count the messages of a span and compare one hash over all of them: nothing is lost in silence. */
export function ReconciliationScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const query = useQuery(reconciliationsQuery);
  const [comparing, setComparing] = useState(false);
  return (
    <OfficePage title={t('interfaces.reconciliation')} path={[{ label: t('interfaces.title'), to: '/interfaces' }]}
      primary={holds(me, 'planner', 'administrator') && <Primary onClick={() => setComparing(true)}>{t('interfaces.compare')}</Primary>}>
      <InterfaceTabs />
      <p className="th-label">{t('interfaces.reconcile-why')}</p>
      <QueryView query={query} empty={{ when: (page) => page.items.length === 0, view: <Empty>{t('interfaces.reconcile-empty')}</Empty> }}>
        {(page) => <Rows rows={page.items} />}
      </QueryView>
      {comparing && <Compare onClose={() => setComparing(false)} />}
    </OfficePage>
  );
}

function Compare({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const zone = useZone();
  const queries = useQueryClient();
  const roads = useQuery(interfacesQuery);
  const [road, setRoad] = useState<string | null>('b2mml-http');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [count, setCount] = useState<string | number>('');
  const [hash, setHash] = useState('');
  const span = from && to ? { from: atWall(`${from.slice(0, 16)}:00`, zone), to: atWall(`${to.slice(0, 16)}:00`, zone) } : null;
  const ours = useQuery({
    queryKey: ['interfaces', 'tally', road, span],
    queryFn: ({ signal }) => get<{ ours: Tally }>(`/api/interfaces/${road}/reconciliation`, span!, signal),
    enabled: span !== null && road !== null,
  });
  const body = () => (span === null ? t('interfaces.say-span') : count === '' || hash.trim() === '' ? t('interfaces.say-theirs') : { ...span, count: Number(count), hash: hash.trim() });
  return (
    <ActionDialog opened onClose={onClose} title={t('interfaces.compare')} why={t('interfaces.compare-why')} verb={t('interfaces.compare')} reason={false}
      path={`/api/interfaces/${road ?? ''}/reconciliation`} body={body} onDone={() => { onClose(); void queries.invalidateQueries({ queryKey: ['interfaces', 'reconciliations'] }); }}>
      <Select label={t('interfaces.interface')} value={road} onChange={setRoad} allowDeselect={false} data={(roads.data?.items ?? []).map((one) => ({ value: one.id, label: t(`interfaces.name.${one.id}`, { defaultValue: one.id }) }))} />
      <TextInput type="datetime-local" label={t('interfaces.from', { zone })} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
      <TextInput type="datetime-local" label={t('interfaces.to', { zone })} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
      {ours.data && <p className={css.hash} style={{ margin: 0 }}>{t('interfaces.ours', { count: ours.data.ours.count })} <span className="th-mono">{ours.data.ours.hash}</span></p>}
      <NumberInput label={t('interfaces.their-count')} min={0} allowDecimal={false} value={count} onChange={setCount} />
      <TextInput label={t('interfaces.their-hash')} value={hash} onChange={(event) => setHash(event.currentTarget.value)} autoComplete="off" />
    </ActionDialog>
  );
}

function Rows({ rows }: { rows: Reconciliation[] }) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <div className={css.sideways} tabIndex={0} role="region" aria-label={t('interfaces.reconciliation')}>
      <table className={css.table}>
        <thead><tr><th>{t('interfaces.at')}</th><th>{t('interfaces.interface')}</th><th>{t('interfaces.span')}</th><th>{t('orders.state')}</th><th>{t('interfaces.here')}</th><th>{t('interfaces.there')}</th><th>{t('interfaces.by')}</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number}>
              <td><Time at={row.at} zone={zone} /></td>
              <td>{t(`interfaces.name.${row.interface}`, { defaultValue: row.interface })}</td>
              <td><Time at={row.from} zone={zone} /> – <Time at={row.to} zone={zone} /></td>
              <td><Badge icon={row.isEqual ? IconCircleCheck : IconAlertTriangle} tone={row.isEqual ? 'grey' : 'act'}>{t(row.isEqual ? 'interfaces.equal' : 'interfaces.unequal')}</Badge></td>
              <td>{row.ours.count}<div className="th-hint th-mono">{row.ours.hash.slice(0, 12)}</div></td>
              <td>{row.theirs.count}<div className="th-hint th-mono">{row.theirs.hash.slice(0, 12)}</div></td>
              <td className="th-mono">{row.by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
