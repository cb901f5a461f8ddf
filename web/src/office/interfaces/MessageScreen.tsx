import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { messageQuery, type MessageView } from '@/api/integration';
import { holds, useMe } from '@/api/session';
import { ActionDialog } from '@/parts/ActionDialog';
import { Primary } from '@/parts/Primary';
import { Time } from '@/parts/Time';
import { QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useZone } from '@/shell/site';
import { MessageState } from './MessagesScreen';
import css from './interfaces.module.css';

/** One message: what became of it and why, its raw text, and the answer that was given. */
export function MessageScreen() {
  const { message: key } = useParams({ strict: false }) as { message: string };
  const query = useQuery(messageQuery(key));
  return <QueryView query={query}>{(view) => <Shown view={view} />}</QueryView>;
}

function Shown({ view }: { view: MessageView }) {
  const { t } = useTranslation();
  const me = useMe();
  const zone = useZone();
  const queries = useQueryClient();
  const [retrying, setRetrying] = useState(false);
  const { message } = view;
  const orders = message.direction === 'in' && message.subject !== '' ? message.subject.split(', ') : [];
  return (
    <OfficePage title={message.kind ?? t('interfaces.unreadable')} path={[{ label: t('interfaces.title'), to: '/interfaces' }]} beside={<MessageState message={message} />}
      primary={view.mayRetry && holds(me, 'planner', 'administrator') && <Primary onClick={() => setRetrying(true)}>{t('interfaces.retry')}</Primary>}>
      <p className="th-label">
        {t(`interfaces.name.${message.interface}`, { defaultValue: message.interface })} · {message.sender ?? '–'} · <Time at={message.at} zone={zone} /> · {t('interfaces.bytes', { count: message.bytes })}
      </p>
      {view.reasons.length > 0 && (
        <section className={css.part}>
          <h2>{t('interfaces.reasons')}</h2>
          <ul>{view.reasons.map((one, index) => <li key={index}>{one.detail} <span className="th-hint th-mono">{one.code} {one.field}</span></li>)}</ul>
        </section>
      )}
      {orders.length > 0 && <p>{t('interfaces.orders')} {orders.map((id) => <Link key={id} to={'/orders/$order' as never} params={{ order: id } as never} className="th-mono" style={{ marginRight: 'var(--th-2)' }}>{id}</Link>)}</p>}
      {message.direction === 'out' && <p>{t('board.batch')} <Link to={'/batches/$batch' as never} params={{ batch: message.subject } as never} className="th-mono">{message.subject}</Link></p>}
      <section className={css.part}>
        <h2>{t('interfaces.raw')}</h2>
        <p className={css.hash}>SHA-256 <span className="th-mono">{message.content}</span></p>
        <pre className={css.raw} tabIndex={0} role="region" aria-label={t('interfaces.raw')}>{view.raw}</pre>
      </section>
      {view.answer && <section className={css.part}><h2>{t('interfaces.answer')}</h2><pre className={css.raw} tabIndex={0} role="region" aria-label={t('interfaces.answer')}>{view.answer}</pre></section>}
      <section className={css.part}>
        <h2>{t('orders.history')}</h2>
        <table className={css.table}><tbody>
          {view.history.map((one) => <tr key={one.number}><td><Time at={one.at} zone={zone} /></td><td>{t(`interfaces.event.${one.what}`, { defaultValue: one.what })}</td><td className="th-mono">{one.by}</td></tr>)}
        </tbody></table>
      </section>
      <ActionDialog opened={retrying} onClose={() => setRetrying(false)} title={t('interfaces.retry')} why={t('interfaces.retry-why')} verb={t('interfaces.retry')}
        path={`/api/interfaces/messages/${encodeURIComponent(message.key)}/actions/retry`} body={() => ({})}
        onDone={() => { setRetrying(false); void queries.invalidateQueries({ queryKey: ['interfaces'] }); }} />
    </OfficePage>
  );
}
