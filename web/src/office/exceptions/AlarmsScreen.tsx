import { Button, Checkbox, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Alarm, alarmPointsQuery, alarmsQuery } from '@/api/exceptions';
import { useGrowing } from '@/api/growing';
import { equipmentQuery } from '@/api/plant';
import { holds, holdsAt, useMe } from '@/api/session';
import { ActionDialog } from '@/parts/ActionDialog';
import { Primary } from '@/parts/Primary';
import { Status } from '@/parts/status/Status';
import { type Column, VirtualTable } from '@/parts/table/VirtualTable';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useSite } from '@/shell/site';
import { ExceptionTabs } from './ExceptionTabs';
import css from './exception.module.css';

type Dialog = 'acknowledge' | 'raise' | 'limits' | null;

/** The alarm log: raised, by whom, acknowledged with what comment. It only grows. */
export function AlarmsScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const { site } = useSite();
  const queries = useQueryClient();
  const [show, setShow] = useState<'open' | 'all'>('open');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Alarm | null>(null);
  const [dialog, setDialog] = useState<Dialog>(null);
  const { query, rows, more } = useGrowing(alarmsQuery({ site, open: show === 'open' ? true : undefined, text: text.trim() || undefined }));
  const columns = useColumns();
  const done = () => { setDialog(null); setChosen(null); void queries.invalidateQueries({ queryKey: ['alarms'] }); };
  return (
    <OfficePage fill title={t('exceptions.tab-alarms')} path={[{ label: t('batch.exceptions'), to: '/exceptions' }]}
      tools={<>
        <TextInput aria-label={t('exceptions.alarm-search')} placeholder={t('exceptions.alarm-search')} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <SegmentedControl aria-label={t('exceptions.show')} value={show} onChange={(next) => setShow(next as 'open' | 'all')} data={[{ value: 'open', label: t('exceptions.alarms-to-see') }, { value: 'all', label: t('exceptions.all') }]} />
      </>}
      secondary={<>
        {holds(me, 'qa-reviewer', 'administrator') && <Button onClick={() => setDialog('limits')}>{t('exceptions.alarm-limits')}</Button>}
        {holds(me, 'operator', 'verifier', 'supervisor', 'qa-reviewer') && <Button onClick={() => setDialog('raise')}>{t('exceptions.alarm-raise')}</Button>}</>}
      primary={chosen && chosen.acknowledgedAt === null && holdsAt(me, chosen.site, 'operator', 'supervisor', 'qa-reviewer') && <Primary onClick={() => setDialog('acknowledge')}>{t('exceptions.alarm-acknowledge')} {chosen.id}</Primary>}>
      <ExceptionTabs />
      <QueryView query={query} rows={10} empty={{ when: () => rows.length === 0, view: <Empty>{t(show === 'open' && text.trim() === '' ? 'exceptions.alarms-none' : 'exceptions.none-fits')}</Empty> }}>
        {() => <VirtualTable label={t('exceptions.tab-alarms')} rows={rows} onEnd={more ?? undefined} columns={columns} rowKey={(row) => row.id} selected={chosen?.id} onOpen={setChosen} />}
      </QueryView>
      {chosen && <AcknowledgeDialog alarm={chosen} opened={dialog === 'acknowledge'} onClose={() => setDialog(null)} onDone={done} />}
      {dialog === 'raise' && <RaiseDialog onClose={() => setDialog(null)} onDone={done} />}
      {dialog === 'limits' && <LimitsDialog onClose={() => setDialog(null)} onDone={done} />}
    </OfficePage>
  );
}

function useColumns(): Column<Alarm>[] {
  const { t } = useTranslation();
  return useMemo(() => [
    { key: 'grade', header: t('exceptions.grade'), width: '12.5rem', cell: (row) => <Status of="exception" value={row.critical ? 'critical' : 'major'} closed={row.acknowledgedAt !== null} /> },
    { key: 'equipment', header: t('exceptions.equipment'), width: '8rem', cell: (row) => <b className="th-mono">{row.equipment}</b> },
    { key: 'text', header: t('exceptions.alarm'), width: 'minmax(10rem, 2fr)', cell: (row) => <span title={row.text}>{row.text}</span> },
    { key: 'value', header: t('exceptions.alarm-value'), width: 'minmax(8rem, 1fr)', from: 50, cell: (row) => row.value && `${row.value} (${row.limit})` },
    { key: 'batch', header: t('exceptions.alarm-batch'), width: '9rem', from: 44, cell: (row) => (row.exception ? <Link to={'/exceptions/$exception' as never} params={{ exception: row.exception } as never} className="th-mono">{row.exception}</Link> : null) },
    { key: 'at', header: t('exceptions.opened'), width: '13.75rem', from: 60, cell: (row) => <><Time at={row.raisedAt} zone={row.zone} /> {row.raisedBy}</> },
    { key: 'seen', header: t('exceptions.alarm-seen'), width: 'minmax(9rem, 1fr)', from: 56, cell: (row) => row.acknowledgedAt && <span title={row.comment ?? undefined}>{row.acknowledgedBy}: {row.comment}</span> },
  ], [t]);
}

function AcknowledgeDialog({ alarm, opened, onClose, onDone }: { alarm: Alarm; opened: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [comment, setComment] = useState('');
  return (
    <ActionDialog opened={opened} onClose={onClose} title={`${t('exceptions.alarm-acknowledge')} ${alarm.id}`} why={alarm.text} verb={t('exceptions.alarm-acknowledge')} reason={false}
      path={`/api/alarms/${encodeURIComponent(alarm.id)}/actions/acknowledge`}
      body={() => (alarm.critical && comment.trim() === '' ? t('exceptions.alarm-comment-needed') : { comment: comment.trim() || null })} onDone={() => { setComment(''); onDone(); }}>
      <Textarea data-autofocus label={t('exceptions.alarm-comment')} value={comment} onChange={(event) => setComment(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={500} />
    </ActionDialog>
  );
}

function EquipmentSelect({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTranslation();
  const { site } = useSite();
  const { data } = useQuery(equipmentQuery(site));
  return <Select searchable data-autofocus label={t('exceptions.equipment')} value={value} onChange={onChange} data={(data?.items ?? []).map((one) => ({ value: one.id, label: `${one.id} · ${one.name}` }))} />;
}

function RaiseDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [equipment, setEquipment] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [critical, setCritical] = useState(false);
  return (
    <ActionDialog opened onClose={onClose} title={t('exceptions.alarm-raise')} why={t('exceptions.alarm-raise-why')} verb={t('verb.save')} reason={false}
      path={`/api/equipment/${encodeURIComponent(equipment ?? '-')}/actions/raise-alarm`} body={() => (equipment === null ? t('exceptions.choose-equipment') : { text: text.trim(), critical })} onDone={onDone}>
      <EquipmentSelect value={equipment} onChange={setEquipment} />
      <Textarea label={t('exceptions.alarm-text')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={500} />
      <Checkbox label={t('exceptions.alarm-critical')} checked={critical} onChange={(event) => setCritical(event.currentTarget.checked)} />
    </ActionDialog>
  );
}

function LimitsDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [equipment, setEquipment] = useState<string | null>(null);
  const [fields, setFields] = useState({ point: '', title: '', unit: '', low: '', high: '' });
  const [critical, setCritical] = useState(false);
  const put = (name: keyof typeof fields) => (event: { currentTarget: { value: string } }) => setFields({ ...fields, [name]: event.currentTarget.value });
  return (
    <ActionDialog opened onClose={onClose} title={t('exceptions.alarm-limits')} why={t('exceptions.alarm-limits-why')} verb={t('verb.save')}
      path={`/api/equipment/${encodeURIComponent(equipment ?? '-')}/actions/set-alarm-limits`} body={() => (equipment === null ? t('exceptions.choose-equipment') : { ...fields, critical })} onDone={onDone}>
      <EquipmentSelect value={equipment} onChange={setEquipment} />
      {equipment !== null && <Points equipment={equipment} onPick={(next, isCritical) => { setFields(next); setCritical(isCritical); }} />}
      <TextInput label={t('exceptions.alarm-point')} value={fields.point} onChange={put('point')} maxLength={64} autoComplete="off" />
      <TextInput label={t('exceptions.alarm-title')} value={fields.title} onChange={put('title')} maxLength={200} autoComplete="off" />
      <div className={css.filters}>
        <TextInput label={t('exceptions.alarm-low')} value={fields.low} onChange={put('low')} w={120} inputMode="decimal" />
        <TextInput label={t('exceptions.alarm-high')} value={fields.high} onChange={put('high')} w={120} inputMode="decimal" />
        <TextInput label={t('exceptions.alarm-unit')} value={fields.unit} onChange={put('unit')} w={100} />
      </div>
      <Checkbox label={t('exceptions.alarm-critical')} checked={critical} onChange={(event) => setCritical(event.currentTarget.checked)} />
    </ActionDialog>
  );
}

/** What is set now; a press takes it into the fields. */
function Points({ equipment, onPick }: { equipment: string; onPick: (fields: { point: string; title: string; unit: string; low: string; high: string }, critical: boolean) => void }) {
  const { t } = useTranslation();
  const { data } = useQuery(alarmPointsQuery(equipment));
  const said = (bound: number | string | null | undefined) => (bound === null || bound === undefined ? '' : String(bound));
  if (!data) return null;
  if (data.length === 0) return <p className="th-hint">{t('exceptions.alarm-points-none')}</p>;
  return (
    <ul className={css.plain}>
      {data.map((one) => (
        <li key={one.point}>
          <Button variant="subtle" onClick={() => onPick({ point: one.point, title: one.title, unit: one.unit ?? '', low: said(one.limits.low), high: said(one.limits.high) }, one.critical)}>{one.point}</Button>
          <span>{one.title}: {said(one.limits.low)}–{said(one.limits.high)} {one.unit}</span> <span className="th-hint">{one.by.name}: {one.reason}</span>
        </li>
      ))}
    </ul>
  );
}
