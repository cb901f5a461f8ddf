import { Button, Select } from '@mantine/core';
import { IconAlertTriangle, IconCalendarEvent, IconCircleCheck, IconCircleOff, IconFileUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PlannedOrder, plannedOrdersQuery } from '@/api/integration';
import { holds, holdsAt, useMe } from '@/api/session';
import { More } from '@/parts/More';
import { Primary } from '@/parts/Primary';
import { useFirst } from '@/parts/useFirst';
import { Badge } from '@/parts/status/Status';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useSite, useSites, useZone } from '@/shell/site';
import { NewOrder } from '../board/NewOrder';
import { OrderFile } from './OrderFile';
import css from '../interfaces/interfaces.module.css';

const filters = ['open', 'differs', 'released', 'cancelled', 'all'] as const;
type Filter = (typeof filters)[number];

const fits: Record<Filter, (order: PlannedOrder) => boolean> = {
  open: (order) => order.phase === 'planned' || order.differs,
  differs: (order) => order.differs,
  released: (order) => order.phase === 'released',
  cancelled: (order) => order.phase === 'cancelled',
  all: () => true,
};

/** Orders that others plan, by message or file: released here by signature, and a later difference decided on. */
export function OrdersScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const { site } = useSite();
  const query = useQuery(plannedOrdersQuery(site));
  const [filter, setFilter] = useState<Filter>('open');
  const [uploading, setUploading] = useState(false);
  const [releasing, setReleasing] = useState<PlannedOrder | null>(null);
  const may = holds(me, 'planner', 'supervisor');
  return (
    <OfficePage title={t('orders.title')} path={[{ label: t('board.title'), to: '/board' }]}
      tools={<Select aria-label={t('orders.show')} value={filter} onChange={(next) => setFilter((next ?? 'open') as Filter)} allowDeselect={false}
        data={filters.map((one) => ({ value: one, label: t(`orders.filter.${one}`) }))} />}
      primary={may && <Primary leftSection={<IconFileUpload stroke={1.75} size={20} />} onClick={() => setUploading(true)}>{t('orders.upload')}</Primary>}>
      <p className="th-label">{t('orders.why')}</p>
      <QueryView query={query} empty={{ when: (page) => !page.items.some(fits[filter]), view: <Empty>{t(`orders.none.${filter}`)}</Empty> }}>
        {(page) => <Table orders={page.items.filter(fits[filter])} onRelease={may ? setReleasing : undefined} />}
      </QueryView>
      <OrderFile opened={uploading} onClose={() => setUploading(false)} />
      <NewOrder opened={releasing !== null} planned={releasing ?? undefined} onClose={() => setReleasing(null)} />
    </OfficePage>
  );
}

function Table({ orders, onRelease }: { orders: PlannedOrder[]; onRelease?: (order: PlannedOrder) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const shown = useZone();
  const sites = useSites();
  const { shown: rows, more } = useFirst(orders);
  // Of the order's own site: a plan is made for its clock.
  const zoneOf = (site: string) => sites.find((one) => one.id === site)?.zone ?? shown;
  return (
    <div className={css.sideways} tabIndex={0} role="region" aria-label={t('orders.title')}>
      <table className={css.table}>
        <thead><tr>
          <th>{t('orders.order')}</th><th>{t('orders.state')}</th><th>{t('orders.what')}</th><th>{t('orders.quantity')}</th><th>{t('board.site')}</th>
          <th>{t('orders.start')}</th><th>{t('orders.priority')}</th><th>{t('orders.from')}</th><td />
        </tr></thead>
        <tbody>
          {rows.map((order) => (
            <tr key={order.id}>
              <td><Link to={'/orders/$order' as never} params={{ order: order.id } as never} className="th-mono">{order.id}</Link>{order.version && <div className="th-hint">{t('orders.version', { version: order.version })}</div>}</td>
              <td><Phase order={order} /></td>
              <td>{order.product ?? order.recipe}<div className="th-hint">{order.product && order.recipe}</div></td>
              <td>{order.quantity ?? '–'}</td>
              <td>{order.site}{order.line && <div className="th-hint">{order.line}</div>}</td>
              <td>{order.start ? <Time at={order.start} zone={zoneOf(order.site)} /> : '–'}</td>
              <td>{order.priority ?? '–'}</td>
              <td>{t(`interfaces.name.${order.interface}`, { defaultValue: order.interface })}</td>
              <td className={css.act}>
                {onRelease && holdsAt(me, order.site, 'planner', 'supervisor') && order.phase === 'planned' && <Button size="xs" aria-label={`${t('orders.release')} ${order.id}`} onClick={() => onRelease(order)}>{t('orders.release')}</Button>}
                {order.batch && <Link to={'/batches/$batch' as never} params={{ batch: order.batch } as never} className="th-mono">{order.batch}</Link>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <More more={more} />
    </div>
  );
}

export function Phase({ order }: { order: Pick<PlannedOrder, 'phase' | 'differs'> }) {
  const { t } = useTranslation();
  if (order.differs) return <Badge icon={IconAlertTriangle} tone="act">{t('orders.phase.differs')}</Badge>;
  const icon = { planned: IconCalendarEvent, released: IconCircleCheck, cancelled: IconCircleOff }[order.phase];
  return <Badge icon={icon} tone="grey">{t(`orders.phase.${order.phase}`)}</Badge>;
}
