import { Button, Group, Modal, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandAnswer } from '@/api/batches';
import { type PlannedOrder, plannedOrdersQuery } from '@/api/integration';
import { useMe } from '@/api/session';
import { atWall, decimal, inZone } from '@/i18n/format';
import { Primary } from '@/parts/Primary';
import { compareDecimals } from '@/parts/batch/limits';
import { useText } from '@/parts/batch/text';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { Empty, QueryView } from '@/parts/views/Views';
import { useSite, useSites } from '@/shell/site';
import { OrderFileForm } from '../orders/OrderFile';
import { approvedQuery, type ApprovedRow, masterQuery } from './orders';
import { OrderSize, Scaled } from './OrderSize';
import { OrderUnits } from './OrderUnits';
import { isShort, Reserving, usePlan } from './Reserving';
import css from './board.module.css';

/** What of a planned order fills the form. */
export type Request = Pick<PlannedOrder, 'id' | 'site' | 'recipe' | 'quantity' | 'line' | 'start'>;

/** A process order: site, approved recipe, size, start. It is signed: the signer says that the control recipe is a true copy. */
export function NewOrder({ opened, planned, onClose }: { opened: boolean; planned?: Request; onClose: () => void }) {
  const { t } = useTranslation();
  const [way, setWay] = useState('form');
  const recipes = useQuery({ ...approvedQuery, enabled: opened });
  const form = (
    <QueryView query={recipes} rows={5} empty={{ when: (page) => page.items.length === 0, view: <Empty>{t('board.no-recipe')}</Empty> }}>
      {(page) => <Form key={planned?.id} recipes={page.items} request={planned} onClose={onClose} />}
    </QueryView>
  );
  return (
    <Modal opened={opened} onClose={onClose} title={planned ? t('orders.release-of', { id: planned.id }) : t('board.new')} size={way === 'file' && !planned ? 'xl' : 'lg'} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      {planned ? form : (
        <Stack>
          <SegmentedControl aria-label={t('board.new')} value={way} onChange={setWay} data={['form', 'file', 'erp'].map((one) => ({ value: one, label: t(`orders.way.${one}`) }))} />
          {way === 'form' && form}
          {way === 'file' && <OrderFileForm onClose={onClose} />}
          {way === 'erp' && <FromErp onClose={onClose} />}
        </Stack>
      )}
    </Modal>
  );
}

/** Orders of an ERP come by message; what waits is released from its own list. */
function FromErp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const orders = useQuery(plannedOrdersQuery(null));
  return (
    <Stack>
      <p style={{ margin: 0 }}>{t('orders.erp-why')}</p>
      <QueryView query={orders} rows={1}>{(page) => (
        <p style={{ margin: 0 }}><Link to={'/orders' as never} onClick={onClose}>{t('orders.waiting', { count: page.items.filter((order) => order.phase === 'planned').length })}</Link></p>
      )}</QueryView>
    </Stack>
  );
}

function wallOf(moment: string, zone: string): string {
  const { date, time } = inZone(moment, zone);
  return `${date}T${time.slice(0, 5)}`;
}

function Form({ recipes, request, onClose }: { recipes: ApprovedRow[]; request?: Request; onClose: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe();
  const sites = useSites().filter((one) => me.roles.some((held) => (held.role === 'planner' || held.role === 'supervisor') && (held.site === '*' || held.site === one.id)));
  const { site: shown } = useSite();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [site, setSite] = useState(request?.site ?? sites.find((one) => one.id === shown)?.id ?? sites[0]?.id ?? null);
  const asked = recipes.find((one) => one.id === request?.recipe);
  const [wanted] = (request?.quantity ?? '').split(' ');
  const [chosen, setChosen] = useState<string | null>(asked ? `${asked.id} ${asked.version}` : null);
  const [size, setSize] = useState(wanted ?? '');
  const [line, setLine] = useState(request?.line ?? '');
  const [end, setEnd] = useState('');
  const [reworkOf, setReworkOf] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const [shortage, setShortage] = useState('');
  const [units, setUnits] = useState<Record<string, string>>({});
  const [body, setBody] = useState<object | null>(null);
  const recipe = recipes.find((one) => `${one.id} ${one.version}` === chosen);
  const master = useQuery({ ...masterQuery(recipe?.id ?? '', recipe?.version ?? ''), enabled: recipe !== undefined });
  // What was missing and is filled now is not asked for any more.
  useEffect(() => setComplaint(null), [site, chosen, size, shortage]);
  const nominal = master.data?.recipe.batchSize?.nominal;
  const sizes = master.data?.recipe.batchSizes ?? [];
  // Until one is chosen it is the size that the master is written for.
  const named = sizes.find((one) => one.id === size) ?? sizes.find((one) => request && `${one.size.value} ${one.size.unit}` === request.quantity) ?? sizes.find((one) => nominal && one.size.unit === nominal.unit && compareDecimals(one.size.value, nominal.value) === 0) ?? sizes[0];
  const typed = named || size.trim() === '' ? null : decimal(size);
  const planned = named ? named.size : typed?.ok && nominal ? { value: typed.value, unit: nominal.unit } : undefined;
  const zone = sites.find((one) => one.id === site)?.zone ?? 'UTC';
  // Until another is given it starts when its planner said.
  const [given, setStart] = useState<string | null>(null);
  const start = given ?? (request?.start ? wallOf(request.start, zone) : '');

  const order = site && recipe && master.data && !(typed && !typed.ok) ? {
    site, recipeId: recipe.id, recipeVersion: recipe.version, plannedOrder: request?.id,
    ...(named ? { batchSize: named.id } : { planned }),
    ...(master.data.recipe.isRework ? { reworkOf: reworkOf.trim() } : {}),
    line: line.trim() || undefined, plannedStart: start ? atWall(`${start.slice(0, 16)}:00`, zone) : undefined,
    plannedEnd: end ? atWall(`${end.slice(0, 16)}:00`, zone) : undefined,
  } : null;
  const plan = usePlan(order);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = !site ? t('board.say-site') : !recipe ? t('board.say-recipe') : typed && !typed.ok ? t(`field.${typed.reason}`) : !order || !plan.data ? t(master.error ?? plan.error ? 'board.no-plan' : 'board.wait') : isShort(plan.data) && shortage.trim() === '' ? t('board.reserve.say-why') : null;
    setComplaint(missing);
    if (missing || !order) return;
    const kept = Object.values(units);
    setBody({ ...order, shortageReason: shortage.trim() || undefined, units: kept.length > 0 ? kept : undefined });
  };

  return (
    <form onSubmit={submit}>
      <Stack>
        {request && <p style={{ margin: 0 }}>{t('orders.release-why', { id: request.id })}</p>}
        <Select label={t('board.site')} disabled={request !== undefined} data={sites.map((one) => ({ value: one.id, label: one.name }))} value={site} onChange={(next) => { setSite(next); setUnits({}); }} />
        <Select label={t('board.recipe')} searchable data-autofocus nothingFoundMessage={t('board.no-recipe')} value={chosen} onChange={(next) => { setChosen(next); setSize(wanted ?? ''); setUnits({}); }}
          data={recipes.map((one) => ({ value: `${one.id} ${one.version}`, label: `${one.productName ?? text(one.title)} · ${one.id} ${one.version}` }))} />
        <div className={css.two}>
          <OrderSize master={master.data?.recipe} value={named ? named.id : size} onChange={setSize} />
          <TextInput label={t('board.line')} value={line} onChange={(event) => setLine(event.currentTarget.value)} maxLength={64} autoComplete="off" description={t('board.line-hint')} />
        </div>
        {master.data?.recipe.isRework && <TextInput label={t('board.rework-of')} description={t('board.rework-hint')} value={reworkOf} onChange={(event) => setReworkOf(event.currentTarget.value)} maxLength={64} autoComplete="off" />}
        {master.data && planned && <Scaled master={master.data.recipe} planned={planned} />}
        <div className={css.two}>
          <TextInput type="datetime-local" label={t('board.start-in', { zone })} value={start} onChange={(event) => setStart(event.currentTarget.value)} />
          <TextInput type="datetime-local" label={t('board.end-in', { zone })} value={end} onChange={(event) => setEnd(event.currentTarget.value)} />
        </div>
        {recipe && !master.data && <QueryView query={master} rows={2}>{() => null}</QueryView>}
        {order && <QueryView query={plan} rows={2}>{(needs) => <Reserving needs={needs} reason={shortage} onReason={setShortage} />}</QueryView>}
        {order && <OrderUnits key={`${site} ${chosen}`} order={order} chosen={units} onChoose={setUnits} />}
        <p role="alert" style={{ margin: 0, minHeight: '1.5em', color: 'var(--th-stop)' }}>{complaint ?? '\u00a0'}</p>
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={onClose}>{t('verb.back')}</Button>
          <Primary type="submit" loading={recipe !== undefined && master.isLoading}>{t('board.go-sign')}</Primary>
        </Group>
      </Stack>
      <SignatureSheet<CommandAnswer> opened={body !== null} onClose={() => setBody(null)} action="/api/orders" body={body ?? {}} onSigned={(answer) => {
        setBody(null);
        onClose();
        void queries.invalidateQueries({ queryKey: ['batches'] });
        void queries.invalidateQueries({ queryKey: ['planned-orders'] });
        void navigate({ to: '/batches/$batch' as never, params: { batch: answer.batch } as never });
      }} />
    </form>
  );
}

