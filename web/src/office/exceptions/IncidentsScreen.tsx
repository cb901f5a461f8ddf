import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Incident, incidentsQuery } from '@/api/exceptions';
import { useGrowing } from '@/api/growing';
import { holds, useMe } from '@/api/session';
import { SignedAction } from '@/office/recipes/life/SignedAction';
import { ActionDialog } from '@/parts/ActionDialog';
import { useFormDraft } from '@/parts/drafts/useFormDraft';
import { Primary } from '@/parts/Primary';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useZone } from '@/shell/site';
import { ExceptionTabs } from './ExceptionTabs';
import type { IncidentsSearch } from './search';
import css from './exception.module.css';

/** What failed in the running of the system: jobs, messages, deliveries, devices, clocks. Closed with its cause and what was done. */
export function IncidentsScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as IncidentsSearch;
  const { query, rows, more } = useGrowing(incidentsQuery({ open: search.show === 'all' ? undefined : true }));
  const queries = useQueryClient();
  const [closing, setClosing] = useState(false);
  const go = (change: IncidentsSearch) => void navigate({ to: '.', replace: true, search: ((before: object) => ({ ...before, ...change })) as never });
  const columns = useColumns();
  const chosen = rows.find((one) => one.id === search.incident);
  const mayClose = chosen?.closedAt === null && holds(me, 'administrator', 'qa-reviewer', 'security-officer');
  return (
    <OfficePage fill title={t('exceptions.tab-incidents')} path={[{ label: t('batch.exceptions'), to: '/exceptions' }]}
      tools={<SegmentedControl aria-label={t('exceptions.show')} value={search.show ?? 'open'} onChange={(next) => go({ show: next === 'all' ? 'all' : undefined })} data={[{ value: 'open', label: t('exceptions.open') }, { value: 'all', label: t('exceptions.all') }]} />}
      primary={mayClose && <Primary onClick={() => setClosing(true)}>{t('exceptions.incident-close')}</Primary>}>
      <ExceptionTabs />
      <QueryView query={query} rows={10} empty={{ when: () => rows.length === 0, view: <Empty>{t(search.show === 'all' ? 'exceptions.incidents-never' : 'exceptions.incidents-none')}</Empty> }}>
        {() => <VirtualTable label={t('exceptions.tab-incidents')} rows={rows} onEnd={more ?? undefined} columns={columns} rowKey={(row) => row.id} selected={search.incident} onOpen={(row) => go({ incident: row.id })} />}
      </QueryView>
      {chosen && <Detail incident={chosen} onClose={() => go({ incident: undefined })} />}
      {chosen && <CloseDialog incident={chosen} opened={closing} onClose={() => setClosing(false)} onDone={() => { setClosing(false); void queries.invalidateQueries({ queryKey: ['incidents'] }); }} />}
    </OfficePage>
  );
}

function useColumns(): Column<Incident>[] {
  const { t } = useTranslation();
  const zone = useZone();
  return useMemo(() => [
    { key: 'kind', header: t('exceptions.kind'), width: 'minmax(8rem, 0.7fr)', cell: (row) => t(`exceptions.incident.${row.kind}`) },
    { key: 'subject', header: t('exceptions.incident-about'), width: 'minmax(8rem, 0.8fr)', cell: (row) => row.subject },
    { key: 'detail', header: t('exceptions.what'), width: 'minmax(12rem, 2fr)', from: 44, cell: (row) => <span title={row.detail}>{row.detail}</span> },
    { key: 'times', header: t('exceptions.times'), width: '4.5rem', align: 'right', from: 50, cell: (row) => row.times },
    { key: 'state', header: t('exceptions.state'), width: '9rem', cell: (row) => (row.closedAt ? t('exceptions.incident-closed') : row.overAt ? t('exceptions.incident-over') : <span className={css.late}>{t('exceptions.open')}</span>) },
    { key: 'last', header: t('exceptions.last'), width: '13.75rem', from: 60, cell: (row) => <Time at={row.lastAt} zone={zone} /> },
  ], [t, zone]);
}

function Detail({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <section className={css.panel} aria-label={incident.id}>
      <h2>{t(`exceptions.incident.${incident.kind}`)} · {incident.subject}</h2>
      <p className="th-mono">{incident.detail}</p>
      <dl>
        <dt>{t('exceptions.opened')}</dt><dd><Time at={incident.openedAt} zone={zone} /> · <Link to={'/activity' as never} search={{ entry: incident.entry } as never}>{t('review.raw', { number: incident.entry })}</Link></dd>
        {Object.entries(incident.facts).map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}:`}>{value}</dd>])}
        {incident.overAt && <><dt>{t('exceptions.incident-over')}</dt><dd><Time at={incident.overAt} zone={zone} /></dd></>}
        {incident.closedAt && <><dt>{t('exceptions.cause')}</dt><dd>{incident.cause}</dd><dt>{t('exceptions.incident-action')}</dt><dd>{incident.action}</dd><dt>{t('exceptions.incident-closed')}</dt><dd>{incident.closedBy} · <Time at={incident.closedAt} zone={zone} /></dd></>}
      </dl>
      <div><Button variant="subtle" color="gray" onClick={onClose}>{t('verb.close')}</Button></div>
    </section>
  );
}

function CloseDialog({ incident, opened, onClose, onDone }: { incident: Incident; opened: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [{ cause, action }, change, drop] = useFormDraft(`incident/${incident.id}`, { cause: '', action: '' });
  const path = `/api/incidents/${encodeURIComponent(incident.id)}/actions/close`;
  const why = `${incident.subject}: ${incident.detail}`;
  const body = () => (cause.trim() === '' ? t('exceptions.say-cause') : action.trim() === '' ? t('exceptions.incident-say-action') : { cause: cause.trim(), action: action.trim() });
  const done = () => { drop(); onDone(); };
  const fields = (
    <>
      <Textarea data-autofocus label={t('exceptions.cause')} value={cause} onChange={(event) => change({ cause: event.currentTarget.value })} autosize minRows={2} maxRows={8} maxLength={4000} />
      <Textarea label={t('exceptions.incident-action')} value={action} onChange={(event) => change({ action: event.currentTarget.value })} autosize minRows={2} maxRows={8} maxLength={4000} />
    </>
  );
  // Times are judged again from here on: somebody answers for the clock.
  if (incident.kind === 'clock-skew') return <SignedAction opened={opened} onClose={onClose} title={t('exceptions.incident-close')} why={<>{why}<br />{t('exceptions.incident-clock')}</>} action={path} body={body} reason={false} onSigned={done}>{fields}</SignedAction>;
  return <ActionDialog opened={opened} onClose={onClose} title={t('exceptions.incident-close')} why={why} verb={t('exceptions.incident-close')} reason={false} path={path} body={body} onDone={done}>{fields}</ActionDialog>;
}
