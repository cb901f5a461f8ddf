import { Button, SegmentedControl } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OrderRequest, type PlannedOrderView, plannedOrderQuery } from '@/api/integration';
import { holdsAt, useMe } from '@/api/session';
import { type Language, quantity } from '@/i18n/format';
import { ActionDialog } from '@/parts/ActionDialog';
import { Primary } from '@/parts/Primary';
import { Time } from '@/parts/Time';
import { QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useSites, useZone } from '@/shell/site';
import { NewOrder, type Request } from '../board/NewOrder';
import { Phase } from './OrdersScreen';
import css from '../interfaces/interfaces.module.css';

const fields = ['site', 'recipe', 'product', 'quantity', 'line', 'start', 'end', 'priority'] as const;

/** One planned order: what was said last, what was released, and what differs. */
export function OrderScreen() {
  const { order: id } = useParams({ strict: false }) as { order: string };
  const query = useQuery(plannedOrderQuery(id));
  return <QueryView query={query}>{(view) => <Shown view={view} />}</QueryView>;
}

function Shown({ view }: { view: PlannedOrderView }) {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const [doing, setDoing] = useState<'release' | 'decide' | 'cancel' | null>(null);
  const may = holdsAt(me, view.order.site, 'planner', 'supervisor');
  const done = () => {
    setDoing(null);
    void queries.invalidateQueries({ queryKey: ['planned-orders'] });
  };
  return (
    <OfficePage title={view.id} path={[{ label: t('board.title'), to: '/board' }, { label: t('orders.title'), to: '/orders' }]}
      beside={<Phase order={{ phase: view.phase, differs: view.difference !== null }} />}
      secondary={may && view.phase === 'planned' && <Button variant="outline" onClick={() => setDoing('cancel')}>{t('orders.cancel')}</Button>}
      primary={may && view.difference ? <Primary onClick={() => setDoing('decide')}>{t('orders.decide')}</Primary>
        : may && view.phase === 'planned' ? <Primary onClick={() => setDoing('release')}>{t('orders.release')}</Primary> : undefined}>
      {view.difference && <p role="status">{t(view.difference.cancels ? 'orders.cancels' : 'orders.differs', { sender: view.difference.sender })}</p>}
      <p className="th-label">{t('orders.source', { sender: view.source.sender, interface: t(`interfaces.name.${view.source.interface}`, { defaultValue: view.source.interface }) })}</p>
      {view.batch && <p>{t('orders.batch')} <Link to={'/batches/$batch' as never} params={{ batch: view.batch } as never} className="th-mono">{view.batch}</Link></p>}
      {view.reason && <p>{view.reason}</p>}
      <Content view={view} />
      <Materials order={view.order} />
      <History view={view} />
      <NewOrder opened={doing === 'release'} planned={requestOf(view)} onClose={() => setDoing(null)} />
      <Decide view={view} opened={doing === 'decide'} onClose={() => setDoing(null)} onDone={done} />
      <ActionDialog opened={doing === 'cancel'} onClose={() => setDoing(null)} title={t('orders.cancel')} why={t('orders.cancel-why', { id: view.id })} verb={t('orders.cancel')}
        path={`/api/planned-orders/${encodeURIComponent(view.id)}/actions/cancel`} body={() => ({})} onDone={done} />
    </OfficePage>
  );
}

const moment = (micros: number | null) => (micros === null ? null : new Date(micros / 1000).toISOString());

/** What the form of a release is filled with: the order as it was said last. */
export function requestOf({ id, order }: PlannedOrderView): Request {
  const { site, recipe, line, start } = order;
  return { id, site, recipe, line, start: moment(start), quantity: order.quantity && `${order.quantity.value} ${order.quantity.unit}` };
}

function Decide({ view, opened, onClose, onDone }: { view: PlannedOrderView; opened: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [decision, setDecision] = useState('kept');
  return (
    <ActionDialog opened={opened} onClose={onClose} title={t('orders.decide')} why={t('orders.decide-why', { batch: view.batch })} verb={t('orders.decide-do')}
      path={`/api/planned-orders/${encodeURIComponent(view.id)}/actions/decide-difference`} body={() => ({ decision })} onDone={onDone}>
      <SegmentedControl fullWidth aria-label={t('orders.decide')} value={decision} onChange={setDecision}
        data={['kept', 'followed'].map((one) => ({ value: one, label: t(`orders.decision.${one}`) }))} />
    </ActionDialog>
  );
}

function Content({ view }: { view: PlannedOrderView }) {
  const { t } = useTranslation();
  const differing = new Set(view.difference?.fields);
  return (
    <div className={css.sideways} tabIndex={0} role="region" aria-label={t('orders.content')}>
      <table className={css.table}>
        <thead><tr><th>{t('orders.field-name')}</th>{view.released && <th>{t('orders.released')}</th>}<th>{t('orders.said')}</th></tr></thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field} data-differs={differing.has(field) || undefined}>
              <th scope="row">{t(`orders.field.${field}`)}</th>
              {view.released && <td><Value order={view.released} field={field} /></td>}
              <td><Value order={view.order} field={field} />{differing.has(field) && <div className="th-hint">{t('orders.phase.differs')}</div>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ order, field }: { order: OrderRequest; field: (typeof fields)[number] }) {
  const { i18n } = useTranslation();
  const shown = useZone();
  const zone = useSites().find((one) => one.id === order.site)?.zone ?? shown;
  const value = order[field];
  if (value === null || value === undefined) return <>–</>;
  if (field === 'start' || field === 'end') return <Time at={new Date(Number(value) / 1000).toISOString()} zone={zone} />;
  return <>{typeof value === 'object' ? quantity(value, i18n.language as Language) : String(value)}</>;
}

function Materials({ order }: { order: OrderRequest }) {
  const { t, i18n } = useTranslation();
  if (order.materials.length === 0) return null;
  return (
    <section className={css.part}>
      <h2>{t('orders.field.materials')}</h2>
      <p className="th-hint">{t('orders.materials-why')}</p>
      <table className={css.table}>
        <tbody>
          {order.materials.map((one, index) => (
            <tr key={index}><td className="th-mono">{one.material}</td><td>{one.use}</td><td>{quantity(one.quantity, i18n.language as Language)}</td><td className="th-mono">{one.lot ?? ''}</td></tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function History({ view }: { view: PlannedOrderView }) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <section className={css.part}>
      <h2>{t('orders.history')}</h2>
      <table className={css.table}>
        <tbody>
          {view.history.map((one) => (
            <tr key={one.number}><td><Time at={one.at} zone={zone} /></td><td>{t(`orders.event.${one.what}`, { defaultValue: one.what })}</td><td className="th-mono">{one.by}</td></tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

