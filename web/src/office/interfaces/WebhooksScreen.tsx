import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCircleOff, IconClock, IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGrowing } from '@/api/growing';
import { deliveriesQuery, type Delivery, type Webhook, webhookEventsQuery, webhooksQuery } from '@/api/integration';
import { holds, useMe } from '@/api/session';
import { ActionDialog } from '@/parts/ActionDialog';
import { useFormDraft } from '@/parts/drafts/useFormDraft';
import { More } from '@/parts/More';
import { Primary } from '@/parts/Primary';
import { ShownOnce } from '@/parts/ShownOnce';
import { Badge } from '@/parts/status/Status';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useSites, useZone } from '@/shell/site';
import { InterfaceTabs } from './Tabs';
import css from './interfaces.module.css';

/** Who outside is told of what; the secret is shown once, every delivery is on the log. */
export function WebhooksScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const query = useQuery(webhooksQuery);
  const deliveries = useGrowing(deliveriesQuery);
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [acting, setActing] = useState<{ path: string; verb: string; why: string; asks: boolean } | null>(null);
  const may = holds(me, 'administrator');
  const refresh = () => {
    setActing(null);
    void queries.invalidateQueries({ queryKey: ['webhooks'] });
  };
  const act = (hook: Webhook, action: 'enable' | 'end') => setActing({
    path: `/api/webhooks/${hook.id}/actions/${action}`, verb: t(`interfaces.hook.${action}`), why: `${hook.name} · ${hook.url}`, asks: true,
  });
  const again = (one: Delivery) => setActing({
    path: `/api/webhooks/deliveries/${encodeURIComponent(one.id)}/actions/send-again`, verb: t('interfaces.hook.again'), why: `${t(`interfaces.told.${one.event}`)} · ${one.subject}`, asks: false,
  });
  const names = Object.fromEntries((query.data?.items ?? []).map((one) => [one.id, one.name]));
  return (
    <OfficePage title={t('interfaces.webhooks')} path={[{ label: t('interfaces.title'), to: '/interfaces' }]}
      primary={may && <Primary leftSection={<IconPlus stroke={1.75} size={20} />} onClick={() => setAdding(true)}>{t('interfaces.hook.new')}</Primary>}>
      <InterfaceTabs />
      <p className="th-label">{t('interfaces.hook.why')}</p>
      <QueryView query={query} empty={{ when: (page) => page.items.length === 0, view: <Empty>{t('interfaces.hook.empty')}</Empty> }}>
        {(page) => <Hooks hooks={page.items} onAct={may ? act : undefined} />}
      </QueryView>
      <section className={css.part}>
        <h2>{t('interfaces.hook.log')}</h2>
        <QueryView query={deliveries.query} empty={{ when: () => deliveries.rows.length === 0, view: <Empty>{t('interfaces.hook.log-empty')}</Empty> }}>
          {() => <><Log deliveries={deliveries.rows} names={names} onAgain={may ? again : undefined} /><More {...deliveries} /></>}
        </QueryView>
      </section>
      <NewHook opened={adding} onClose={() => setAdding(false)} onDone={(made) => { setAdding(false); setSecret(made); refresh(); }} />
      <ShownOnce secret={secret} title={t('interfaces.hook.new')} why={t('interfaces.hook.shown')} done={t('token.done')} onClose={() => setSecret(null)} />
      <ActionDialog opened={acting !== null} onClose={() => setActing(null)} title={acting?.verb ?? ''} why={acting?.why} verb={acting?.verb ?? ''} path={acting?.path ?? ''}
        reason={acting?.asks ?? true} body={() => ({})} onDone={refresh} />
    </OfficePage>
  );
}

function NewHook({ opened, onClose, onDone }: { opened: boolean; onClose: () => void; onDone: (secret: string) => void }) {
  const { t } = useTranslation();
  const sites = useSites();
  const events = useQuery({ ...webhookEventsQuery, enabled: opened });
  // Of the address only what the form shows lies on this device; the secret comes later and never does.
  const [{ name, url, chosen, site }, change, drop] = useFormDraft('webhook/new', { name: '', url: 'https://', chosen: [] as string[], site: '*' });
  return (
    <ActionDialog<{ secret: string }> opened={opened} onClose={onClose} title={t('interfaces.hook.new')} verb={t('interfaces.hook.make')} path="/api/webhooks" reason={false}
      body={() => ({ name: name.trim(), url: url.trim(), events: chosen, site: site === '*' ? null : site })} onDone={(answer) => { drop(); onDone(answer.secret); }}>
      <TextInput label={t('interfaces.hook.name')} value={name} onChange={(event) => change({ name: event.currentTarget.value })} data-autofocus autoComplete="off" />
      <TextInput label={t('interfaces.hook.url')} description={t('interfaces.hook.url-hint')} value={url} onChange={(event) => change({ url: event.currentTarget.value })} inputMode="url" autoComplete="off" />
      <MultiSelect label={t('interfaces.hook.events')} value={chosen} onChange={(next) => change({ chosen: next })} data={(events.data?.items ?? []).map((one) => ({ value: one, label: t(`interfaces.told.${one}`, { defaultValue: one }) }))} />
      <Select label={t('people.site')} value={site} onChange={(next) => change({ site: next ?? '*' })} data={[...sites.map((each) => ({ value: each.id, label: each.name })), { value: '*', label: t('people.every-site') }]} />
    </ActionDialog>
  );
}

function Hooks({ hooks, onAct }: { hooks: Webhook[]; onAct?: (hook: Webhook, action: 'enable' | 'end') => void }) {
  const { t } = useTranslation();
  return (
    <div className={css.sideways} tabIndex={0} role="region" aria-label={t('interfaces.webhooks')}>
      <table className={css.table}>
        <thead><tr><th>{t('interfaces.hook.name')}</th><th>{t('orders.state')}</th><th>{t('interfaces.hook.events')}</th><th>{t('board.site')}</th><td /></tr></thead>
        <tbody>
          {hooks.map((hook) => (
            <tr key={hook.id}>
              <td><b>{hook.name}</b><div className="th-hint th-mono">{hook.url}</div></td>
              <td><Badge icon={hook.state === 'on' ? IconCircleCheck : hook.state === 'disabled' ? IconAlertTriangle : IconCircleOff} tone={hook.state === 'disabled' ? 'act' : 'grey'}>{t(`interfaces.hook.state.${hook.state}`)}</Badge></td>
              <td>{hook.events.map((one) => t(`interfaces.told.${one}`, { defaultValue: one })).join(', ')}</td>
              <td>{hook.site ?? t('people.every-site')}</td>
              <td className={css.act}>
                {onAct && hook.state === 'disabled' && <Button size="xs" aria-label={`${t('interfaces.hook.enable')} ${hook.name}`} onClick={() => onAct(hook, 'enable')}>{t('interfaces.hook.enable')}</Button>}
                {onAct && hook.state !== 'ended' && <Button size="xs" variant="subtle" aria-label={`${t('interfaces.hook.end')} ${hook.name}`} onClick={() => onAct(hook, 'end')}>{t('interfaces.hook.end')}</Button>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const icons = { waiting: IconClock, delivered: IconCircleCheck, failed: IconAlertTriangle, dropped: IconCircleOff } as const;

function Log({ deliveries, names, onAgain }: { deliveries: Delivery[]; names: Record<string, string>; onAgain?: (delivery: Delivery) => void }) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <div className={css.sideways} tabIndex={0} role="region" aria-label={t('interfaces.hook.log')}>
      <table className={css.table}>
        <thead><tr><th>{t('interfaces.at')}</th><th>{t('interfaces.hook.event')}</th><th>{t('interfaces.hook.name')}</th><th>{t('orders.state')}</th><th>{t('interfaces.hook.tries')}</th><th>{t('interfaces.hook.answer')}</th><th>{t('interfaces.hook.body')}</th><td /></tr></thead>
        <tbody>
          {deliveries.map((one) => (
            <tr key={one.id}>
              <td><Time at={one.madeAt} zone={zone} /></td>
              <td>{t(`interfaces.told.${one.event}`, { defaultValue: one.event })}<div className="th-hint th-mono">{one.subject}</div></td>
              <td>{names[one.webhook] ?? one.webhook}</td>
              <td><Badge icon={icons[one.state]} tone={one.state === 'failed' ? 'act' : 'grey'}>{t(`interfaces.hook.delivery.${one.state}`)}</Badge>{one.dueAt && one.tries > 0 && <div className="th-hint"><Time at={one.dueAt} zone={zone} short /></div>}</td>
              <td>{one.tries}</td>
              <td>{one.status ?? '–'}{one.error && <div className="th-hint">{one.error}</div>}</td>
              <td className="th-mono" title={one.bodyHash}>{one.bodyHash.slice(0, 12)}</td>
              <td className={css.act}>{onAgain && one.state !== 'waiting' && <Button size="xs" variant="subtle" aria-label={`${t('interfaces.hook.again')} ${one.id}`} onClick={() => onAgain(one)}>{t('interfaces.hook.again')}</Button>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
