import { Anchor, Button, Group, Menu } from '@mantine/core';
import { IconDots, IconPrinter } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '@/api/clock';
import { holdsAt, type Role, useMe } from '@/api/session';
import { useLanguage } from '@/i18n';
import { inZone, quantity } from '@/i18n/format';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { Status } from '@/parts/status/Status';
import { QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useSites } from '@/shell/site';
import { type LotAct, LotActs } from './LotActs';
import { LotLabels } from './LotLabels';
import { Containers, Movements, Reservations, Samples } from './LotParts';
import { lotPath, lotQuery, type LotState } from './lots';
import css from './lot.module.css';

/** One lot: what is left of it and where, who is promised it, and what happened to it. */
export function LotScreen() {
  const { t } = useTranslation();
  const { lot: id } = useParams({ strict: false }) as { lot: string };
  const query = useQuery(lotQuery(id));
  const path = [{ label: t('lot.list'), to: '/plant' }];
  return query.data ? <One lot={query.data} path={path} /> : <OfficePage title={id} path={path}><QueryView query={query} rows={8}>{() => null}</QueryView></OfficePage>;
}

/** By the day of its site: at seven in the morning in Hà Nội it is still yesterday in Greenwich. */
export const standing = (lot: LotState, today: string) => (lot.status === 'rejected' ? 'rejected' : lot.expiryOn && lot.expiryOn < today ? 'expired' : lot.status);

function One({ lot, path }: { lot: LotState; path: { label: string; to: string }[] }) {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const zone = useSites().find((one) => one.id === lot.site)?.zone ?? 'UTC';
  const today = inZone(serverNow(), zone).date;
  const [act, setAct] = useState<LotAct | null>(null);
  const [labels, setLabels] = useState(false);
  const [releasing, setReleasing] = useState(false);
  const done = () => { setAct(null); setReleasing(false); void queries.invalidateQueries({ queryKey: ['plant', 'lots'] }); };
  const decides = lot.status === 'quarantine' && !lot.madeBy && holdsAt(me, lot.site, 'qa-reviewer');
  const acts = actsFor(lot, (...roles) => holdsAt(me, lot.underWayTo ?? lot.site, ...roles));
  return (
    <OfficePage title={lot.id} path={path} beside={<Status of="lot" value={standing(lot, today)} size="large" />}
      secondary={<>
        <Button leftSection={<IconPrinter stroke={1.75} size={20} />} onClick={() => setLabels(true)}>{t('lot.labels')}</Button>
        {acts.length > 0 && (
          <Menu position="top-start">
            <Menu.Target><Button leftSection={<IconDots stroke={1.75} size={20} />}>{t('lot.more')}</Button></Menu.Target>
            <Menu.Dropdown>{acts.map((one) => <Menu.Item key={one} onClick={() => setAct(one)}>{t(`lot.act.${one}`)}</Menu.Item>)}</Menu.Dropdown>
          </Menu>
        )}
      </>}
      primary={decides ? <Primary onClick={() => setReleasing(true)}>{t('plant.lot.release')}</Primary>
        : lot.count && holdsAt(me, lot.site, 'qa-reviewer') ? <Primary onClick={() => setAct('approve-count')}>{t('lot.act.approve-count')}</Primary>
          : lot.underWayTo && acts.includes('arrive') && <Primary onClick={() => setAct('arrive')}>{t('lot.act.arrive')}</Primary>}>
      {lot.underWayTo && <p className={css.notice} role="status">{t('lot.under-way', { site: lot.underWayTo })}</p>}
      {lot.count && <p className={css.notice} role="status">{t('lot.count-waits', { counted: `${lot.count.counted.value} ${lot.count.counted.unit}`, difference: `${lot.count.difference.value} ${lot.count.difference.unit}`, by: lot.count.by })}</p>}
      <div className={css.two}>
        <Facts lot={lot} />
        <div className={css.stack}>
          <Containers lot={lot} />
          <Reservations lot={lot} />
          <Samples lot={lot} />
        </div>
      </div>
      <Movements lot={lot} />
      <LotActs key={act ?? 'none'} lot={lot} act={act} onClose={() => setAct(null)} onDone={done} />
      <LotLabels lot={lot} opened={labels} onClose={() => setLabels(false)} />
      <SignatureSheet opened={releasing} onClose={() => setReleasing(false)} action={`${lotPath(lot.id)}/actions/release`} body={{}} onSigned={done} />
    </OfficePage>
  );
}

type Holds = (...roles: Role[]) => boolean;

/** What may be done with it now, as far as one's roles go; the server decides again. */
function actsFor(lot: LotState, may: Holds): LotAct[] {
  const floor = may('operator', 'supervisor', 'qa-reviewer');
  if (lot.underWayTo) return may('operator', 'supervisor', 'planner', 'qa-reviewer') ? ['arrive'] : [];
  const some = Number(lot.onHand.value) > 0;
  return [
    ...(floor && some ? ['sample'] as const : []),
    ...(floor ? ['count'] as const : []),
    ...(floor || may('planner') ? ['store'] as const : []),
    ...(may('qa-reviewer') && lot.status !== 'rejected' ? ['retest', 'record-assay', 'reject'] as const : []),
    ...(may('supervisor', 'qa-reviewer') && some ? ['return', 'scrap'] as const : []),
    ...(may('supervisor', 'planner') && some && lot.reservations.length === 0 ? ['send'] as const : []),
  ];
}

function Facts({ lot }: { lot: LotState }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className={css.panel}>
      <h2>{t('lot.facts')}</h2>
      <dl className={css.facts}>
        <dt>{t('trace.material')}</dt><dd className="th-mono">{lot.material}</dd>
        <dt>{t('plant.lot.on-hand')}</dt><dd><b>{quantity(lot.onHand, language)}</b></dd>
        <dt>{t('lot.available')}</dt><dd>{quantity(lot.available, language)}</dd>
        <dt>{t('plant.lot.received')}</dt><dd>{quantity(lot.received, language)}</dd>
        <dt>{t('board.site')}</dt><dd>{lot.site}{lot.storageZone && <> · <span className="th-mono">{lot.storageZone}</span></>}</dd>
        <dt>{t('office.batch.expires')}</dt><dd>{lot.expiryOn ?? '–'}</dd>
        <dt>{t('lot.retest-on')}</dt><dd>{lot.retestOn ?? '–'}</dd>
        {lot.madeBy ? <><dt>{t('lot.made-by')}</dt><dd><Link to={'/batches/$batch' as never} params={{ batch: lot.madeBy } as never}>{lot.madeBy}</Link></dd></>
          : <><dt>{t('trace.supplier')}</dt><dd>{lot.supplier} <span className="th-mono">{lot.supplierLot}</span></dd></>}
        {lot.assay && <><dt>{t('lot.assay')}</dt><dd>{lot.assay.percent} %{lot.assay.waterPercent !== null && ` · ${t('lot.assay-water')} ${lot.assay.waterPercent} %`} <span className="th-label">{lot.assay.method}</span></dd></>}
        <dt>{t('lot.certificate')}</dt>
        <dd>{lot.certificate ? <Anchor inherit href={`${lotPath(lot.id)}/certificate`} target="_blank" rel="noreferrer noopener">{lot.certificate.name}</Anchor> : '–'}</dd>
      </dl>
      <Group gap={16}>
        <Link to={'/trace' as never} search={{ code: lot.id } as never}>{t('plant.lot.trace')}</Link>
        <Link to={'/activity' as never} search={{ stream: `lot/${lot.id}` } as never}>{t('plant.lot.activity')}</Link>
      </Group>
    </section>
  );
}
