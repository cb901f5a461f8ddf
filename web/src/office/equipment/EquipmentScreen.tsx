import { Button, Menu } from '@mantine/core';
import { IconDots, IconFileTypePdf, IconTableExport } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EquipmentDetail, logFile, type LogSearch, pieceQuery } from '@/api/equipment';
import { holdsAt, type Role, useMe } from '@/api/session';
import { useLanguage } from '@/i18n';
import { useText } from '@/parts/batch/text';
import { Primary } from '@/parts/Primary';
import { Status } from '@/parts/status/Status';
import { Time } from '@/parts/Time';
import { QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { DeviceDialog } from '../devices/DeviceDialog';
import lotCss from '../lot/lot.module.css';
import { AtTime } from './AtTime';
import { type EquipmentAct, EquipmentActs } from './EquipmentActs';
import { EquipmentLog } from './EquipmentLog';
import { HoldTimer } from '@/parts/equipment/HoldTimer';
import { PieceProcedures } from './PieceProcedures';
import { useZoneOf } from '@/shell/site';
import { calibrationOf, standingOf } from './standing';

/** One piece of equipment: how it stands, what it is used for, and its log without gaps. */
export function EquipmentScreen() {
  const { t } = useTranslation();
  const { equipment: id } = useParams({ strict: false }) as { equipment: string };
  const query = useQuery(pieceQuery(id));
  const path = [{ label: t('plant.view.equipment'), to: '/plant?view=equipment' }];
  return query.data ? <One piece={query.data} path={path} /> : <OfficePage title={id} path={path}><QueryView query={query} rows={8}>{() => null}</QueryView></OfficePage>;
}

function One({ piece, path }: { piece: EquipmentDetail; path: { label: string; to: string }[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const language = useLanguage();
  const search = useSearch({ strict: false }) as LogSearch;
  const [act, setAct] = useState<EquipmentAct | null>(null);
  const [device, setDevice] = useState(false);
  const { line } = piece;
  const acts = useActs(piece);
  const first = acts[0] === 'approve' || acts[0] === 'clean' || acts[0] === 'return' ? acts[0] : null;
  const more = acts.filter((one) => one !== first);
  const done = () => { setAct(null); void queries.invalidateQueries({ queryKey: ['plant'] }); };
  return (
    <OfficePage title={line.id} path={path} beside={<><Status of="equipment" value={standingOf(line)} size="large" /><span>{line.name}</span></>}
      tools={<>
        <Button component="a" href={logFile(line.id, search, 'csv')} download leftSection={<IconTableExport stroke={1.75} size={20} />}>{t('equipment.csv')}</Button>
        <Button component="a" href={logFile(line.id, search, 'pdf', language)} download leftSection={<IconFileTypePdf stroke={1.75} size={20} />}>{t('equipment.pdf')}</Button>
      </>}
      secondary={more.length > 0 && (
        <Menu position="top-start">
          <Menu.Target><Button leftSection={<IconDots stroke={1.75} size={20} />}>{t('lot.more')}</Button></Menu.Target>
          <Menu.Dropdown>{more.map((one) => <Menu.Item key={one} onClick={() => (one === 'device' ? setDevice(true) : setAct(one))}>{t(`equipment.act.${one}`)}</Menu.Item>)}</Menu.Dropdown>
        </Menu>
      )}
      primary={first && <Primary onClick={() => setAct(first)}>{t(`equipment.act.${first}`)}</Primary>}>
      {line.outOfService && <p className={lotCss.notice} role="status">{t('equipment.is-out', { reason: line.outOfService })}</p>}
      {piece.registration && piece.registration.approvedBy === null && <p className={lotCss.notice} role="status">{t('equipment.waits-for-quality')}</p>}
      <div className={lotCss.two}>
        <Facts piece={piece} />
        <AtTime piece={piece} />
      </div>
      <PieceProcedures piece={piece} />
      <EquipmentLog piece={piece} />
      <EquipmentActs key={act ?? 'none'} piece={piece} act={act} onClose={() => setAct(null)} onDone={done} />
      <DeviceDialog equipment={device ? line : null} onClose={() => setDevice(false)} />
    </OfficePage>
  );
}

/** What may be done with it now, as far as one's roles at its site go; the server decides again. */
function useActs({ line, registration }: EquipmentDetail): (EquipmentAct | 'device')[] {
  const me = useMe();
  const may = (...roles: Role[]) => holdsAt(me, line.site, ...roles);
  const cleanable = line.condition === 'to-be-cleaned' || (line.condition === 'clean' && line.hold?.expired);
  const tags = may('supervisor', 'qa-reviewer');
  return [
    ...(registration && registration.approvedBy === null && may('qa-reviewer') ? ['approve'] as const : []),
    ...(line.outOfService !== null && tags ? ['return'] as const : []),
    ...(cleanable && may('operator', 'supervisor') ? ['clean'] as const : []),
    ...(may('supervisor') ? ['calibrate'] as const : []),
    ...(line.outOfService === null && tags ? ['tag'] as const : []),
    ...(may('qa-reviewer') ? ['hold-times'] as const : []),
    ...(may('administrator') && (line.class === 'balance' || line.class === 'label-printer') ? ['device'] as const : []),
  ];
}

function Facts({ piece }: { piece: EquipmentDetail }) {
  const { t } = useTranslation();
  const text = useText();
  const { line, rule } = piece;
  const late = calibrationOf(line.calibrationDueOn, useZoneOf()(line.site));
  const hours = (value: number | null | undefined) => (value ? t('equipment.hours', { count: value }) : t('equipment.no-limit'));
  return (
    <section className={lotCss.panel}>
      <h2>{t('equipment.facts')}</h2>
      <dl className={lotCss.facts}>
        <dt>{t('equipment.class')}</dt><dd className="th-mono">{line.class}</dd>
        <dt>{t('plant.area')}</dt><dd>{line.site} · {line.area}</dd>
        <dt>{t('board.batch')}</dt>
        <dd>{line.condition === 'in-use' && line.batch ? <><BatchLink id={line.batch} /> {piece.uses.map((use) => `${use.phase} ${text(use.title)}`).join(', ')}</> : '–'}</dd>
        <dt>{t('equipment.allocated')}</dt><dd>{line.allocatedTo ? <BatchLink id={line.allocatedTo} /> : '–'}</dd>
        <dt>{t('equipment.hold.title')}</dt>
        <dd>{line.hold ? <><HoldTimer hold={line.hold} /> <span className="th-label">{t('equipment.hold.since')} <Time at={line.hold.since} zone={piece.zone} /></span></> : '–'}</dd>
        <dt>{t('equipment.limits')}</dt><dd>{t('equipment.limits-are', { clean: hours(rule?.cleanHoldHours), dirty: hours(rule?.dirtyHoldHours) })}</dd>
        <dt>{t('plant.equipment.due')}</dt><dd>{line.calibrationDueOn ?? '–'} {late && <Status of="equipment" value={late} size="small" />}</dd>
        {piece.checkedOn && <><dt>{t('equipment.check')}</dt><dd>{piece.checkedOn}</dd></>}
        {piece.registration?.approvedBy && <><dt>{t('equipment.registration')}</dt><dd>{t('equipment.signed-by', { name: piece.registration.approvedBy })}</dd></>}
        {piece.check && <><dt>{t('equipment.check')}</dt><dd>{piece.check.on} · {t(piece.check.passed ? 'lot.passed' : 'lot.failed')} · {piece.check.by}</dd></>}
      </dl>
    </section>
  );
}

const BatchLink = ({ id }: { id: string }) => <Link className="th-mono" to={'/batches/$batch' as never} params={{ batch: id } as never}>{id}</Link>;
