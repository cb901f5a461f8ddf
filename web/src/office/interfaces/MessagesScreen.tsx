import { Select } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGrowing } from '@/api/growing';
import { interfacesQuery, type InterfaceRow, type Message, messagesQuery } from '@/api/integration';
import { More } from '@/parts/More';
import { Badge } from '@/parts/status/Status';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useZone } from '@/shell/site';
import { InterfaceTabs } from './Tabs';
import css from './interfaces.module.css';

const states = ['accepted', 'rejected', 'made', 'delivered', 'confirmed', 'not-taken'] as const;

/** Every message in and out, with its state; from each to its raw text. */
export function MessagesScreen() {
  const { t } = useTranslation();
  const [road, setRoad] = useState<string | null>(null);
  const [state, setState] = useState<string | null>(null);
  const interfaces = useQuery(interfacesQuery);
  const messages = useGrowing(messagesQuery({ interface: road ?? undefined, state: state ?? undefined }));
  return (
    <OfficePage title={t('interfaces.title')} tools={<>
      <Select clearable aria-label={t('interfaces.interface')} placeholder={t('interfaces.any')} value={road} onChange={setRoad}
        data={(interfaces.data?.items ?? []).map((one) => ({ value: one.id, label: t(`interfaces.name.${one.id}`, { defaultValue: one.id }) }))} />
      <Select clearable aria-label={t('orders.state')} placeholder={t('interfaces.any-state')} value={state} onChange={setState} data={states.map((one) => ({ value: one, label: t(`interfaces.state.${one}`) }))} />
    </>}>
      <InterfaceTabs />
      <QueryView query={interfaces} rows={4}>{(page) => <Interfaces rows={page.items} />}</QueryView>
      <section className={css.part}>
        <h2>{t('interfaces.messages')}</h2>
        <QueryView query={messages.query} empty={{ when: () => messages.rows.length === 0, view: <Empty>{t('interfaces.empty')}</Empty> }}>
          {() => <><Messages messages={messages.rows} /><More {...messages} /></>}
        </QueryView>
      </section>
    </OfficePage>
  );
}

function Interfaces({ rows }: { rows: InterfaceRow[] }) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <div className={css.sideways} tabIndex={0} role="region" aria-label={t('interfaces.interface')}>
      <table className={css.table}>
        <thead><tr><th>{t('interfaces.interface')}</th><th>{t('orders.state')}</th><th>{t('interfaces.counts')}</th><th>{t('interfaces.repeats')}</th><th>{t('interfaces.last')}</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{t(`interfaces.name.${row.id}`, { defaultValue: row.id })}</td>
              <td><Badge icon={row.isOn ? IconCircleCheck : IconClock} tone="grey">{t(row.isOn ? 'interfaces.on' : 'interfaces.off')}</Badge></td>
              <td>{Object.entries(row.states).map(([state, count]) => `${t(`interfaces.state.${state}`, { defaultValue: state })} ${count}`).join(' · ') || '–'}</td>
              <td>{row.repeats}</td>
              <td>{row.lastAt ? <Time at={row.lastAt} zone={zone} /> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Messages({ messages }: { messages: Message[] }) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <div className={css.sideways} tabIndex={0} role="region" aria-label={t('interfaces.messages')}>
      <table className={css.table}>
        <thead><tr><th>{t('interfaces.at')}</th><th>{t('interfaces.message')}</th><th>{t('orders.state')}</th><th>{t('interfaces.interface')}</th><th>{t('interfaces.sender')}</th><th>{t('interfaces.about')}</th><th>{t('interfaces.repeats')}</th></tr></thead>
        <tbody>
          {messages.map((one) => (
            <tr key={one.key}>
              <td><Time at={one.at} zone={zone} /></td>
              <td><Link to={'/interfaces/$message' as never} params={{ message: one.key } as never}>{one.kind ?? t('interfaces.unreadable')}</Link><div className="th-hint th-mono">{one.bodId ?? one.content.slice(0, 16)}</div></td>
              <td><MessageState message={one} />{one.reason && one.state === 'rejected' && <div className="th-hint">{one.reason}</div>}</td>
              <td>{t(`interfaces.name.${one.interface}`, { defaultValue: one.interface })}</td>
              <td>{one.sender ?? '–'}</td>
              <td className="th-mono">{one.subject || '–'}</td>
              <td>{one.repeats}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function MessageState({ message }: { message: Pick<Message, 'state'> }) {
  const { t } = useTranslation();
  const isBad = message.state === 'rejected' || message.state === 'not-taken';
  const icon = isBad ? IconAlertTriangle : message.state === 'made' || message.state === 'delivered' ? IconSend : IconCircleCheck;
  return <Badge icon={icon} tone={isBad ? 'act' : 'grey'}>{t(`interfaces.state.${message.state}`, { defaultValue: message.state })}</Badge>;
}
