import { Button } from '@mantine/core';
import { IconDroplet, IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Campaign, campaignAction, type CampaignAnswer, campaignsQuery } from '@/api/campaigns';
import { holds, holdsAt, useMe } from '@/api/session';
import { ActionDialog } from '@/parts/ActionDialog';
import { BatchStatus } from '@/parts/batch/BatchStatus';
import { useText } from '@/parts/batch/text';
import { Primary } from '@/parts/Primary';
import { Badge } from '@/parts/status/Status';
import { Time } from '@/parts/Time';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useSite } from '@/shell/site';
import { CleanDialog } from './CleanDialog';
import { NewCampaign } from './NewCampaign';
import { ReleaseRest } from './ReleaseRest';
import css from './campaigns.module.css';

/** Planned runs of batches at a line: which one is at work, and which cleaning comes before the next. */
export function CampaignsScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const { site } = useSite();
  const query = useQuery(campaignsQuery(site));
  const [planning, setPlanning] = useState(false);
  const [answer, setAnswer] = useState<CampaignAnswer | null>(null);
  return (
    <OfficePage title={t('campaign.title')} path={[{ label: t('board.title'), to: '/board' }]}
      primary={holds(me, 'planner', 'supervisor') && <Primary leftSection={<IconPlus stroke={1.75} size={20} />} onClick={() => setPlanning(true)}>{t('campaign.new')}</Primary>}>
      {answer && answer.missing.length > 0 && <p role="alert" className={css.partly}>{t('campaign.partly', { released: answer.released.length, id: answer.id, first: answer.missing[0], why: answer.why ?? '' })}</p>}
      <QueryView query={query} rows={6} empty={{ when: (page) => page.items.length === 0, view: <Empty>{t('campaign.empty')}</Empty> }}>
        {(page) => <ul className={css.list}>{page.items.map((campaign) => <Card key={campaign.id} campaign={campaign} onAnswer={setAnswer} />)}</ul>}
      </QueryView>
      <NewCampaign opened={planning} onClose={() => setPlanning(false)} onAnswer={setAnswer} />
    </OfficePage>
  );
}

function Card({ campaign, onAnswer }: { campaign: Campaign; onAnswer: (answer: CampaignAnswer) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe();
  const queries = useQueryClient();
  const [doing, setDoing] = useState<'clean' | 'end' | 'rest' | null>(null);
  const done = () => { setDoing(null); void queries.invalidateQueries({ queryKey: ['campaigns'] }); };
  const open = campaign.ended === null;
  const mayPlan = open && holdsAt(me, campaign.site, 'planner', 'supervisor');
  const missing = campaign.batches.filter((one) => one.state === null).length;
  return (
    <li className={css.card} data-ended={!open || undefined}>
      <div className={css.head}>
        <h2 className="th-mono">{campaign.id}</h2>
        <span>{campaign.product ?? text(campaign.title)}</span>
        <span className="th-label">{campaign.recipe} {campaign.version} · {campaign.site} · {campaign.line}</span>
        {campaign.due && <Badge tone="act" icon={IconDroplet}>{t(`campaign.due-${campaign.due.level}`)}</Badge>}
        {!open && <span className="th-hint">{t('campaign.ended', { reason: campaign.ended })}</span>}
        <span className={css.gap} />
        {mayPlan && missing > 0 && <Button onClick={() => setDoing('rest')}>{t('campaign.release-rest', { count: missing })}</Button>}
        {open && holdsAt(me, campaign.site, 'operator', 'supervisor') && campaign.batches.some((one) => one.startedAt) && <Button onClick={() => setDoing('clean')}>{t('campaign.clean')}</Button>}
        {mayPlan && <Button onClick={() => setDoing('end')}>{t('campaign.end')}</Button>}
      </div>
      <ol className={css.run}>
        {campaign.batches.map((one) => (
          <li key={one.batch}>
            <span className="th-hint">{one.number}</span>
            {one.state ? <Link to={'/batches/$batch' as never} params={{ batch: one.batch } as never} className="th-mono">{one.batch}</Link> : <span className="th-mono">{one.batch}</span>}
            {one.state && one.disposition ? <BatchStatus of={{ state: one.state, disposition: one.disposition }} size="small" /> : <span className="th-hint">{t('campaign.not-released')}</span>}
            {campaign.cleanings.filter((cleaning) => cleaning.afterBatches === startedUpTo(campaign, one.number) && one.startedAt).map((cleaning) => (
              <span key={cleaning.at} className={css.cleaning} title={`${cleaning.note} · ${cleaning.by}`}><IconDroplet stroke={1.75} size={16} aria-hidden /> {t(`campaign.level-${cleaning.level}`)} <Time at={cleaning.at} zone={campaign.zone} /></span>
            ))}
          </li>
        ))}
      </ol>
      <p className="th-hint">{[ruleText(campaign, t), campaign.equipment.length > 0 && t('campaign.equipment-of', { list: campaign.equipment.join(', ') })].filter(Boolean).join(' · ')}{' '}
        <Link to={'/board' as never} search={{ campaign: campaign.id } as never}>{t('campaign.on-board')}</Link></p>
      <CleanDialog campaign={campaign} opened={doing === 'clean'} onClose={() => setDoing(null)} onDone={done} />
      <ReleaseRest campaign={campaign} opened={doing === 'rest'} onClose={() => setDoing(null)} onAnswer={(answer) => { onAnswer(answer); done(); }} />
      <ActionDialog opened={doing === 'end'} onClose={() => setDoing(null)} title={`${t('campaign.end')} ${campaign.id}`} why={t('campaign.end-why')} verb={t('campaign.end')} path={campaignAction(campaign.id, 'end')} body={() => ({})} onDone={done} />
    </li>
  );
}

/** How many had begun when this one had: a cleaning stands behind the batch after which it was done. */
const startedUpTo = (campaign: Campaign, number: number): number => {
  const mine = campaign.batches[number - 1]?.startedAt;
  return mine ? campaign.batches.filter((one) => one.startedAt && one.startedAt <= mine).length : 0;
};

function ruleText(campaign: Campaign, t: TFunction): string {
  const { minorAfterBatches, majorAfterBatches, majorAfterDays } = campaign.rule;
  return [minorAfterBatches && t('campaign.rule-minor', { count: minorAfterBatches }), majorAfterBatches && t('campaign.rule-major', { count: majorAfterBatches }), majorAfterDays && t('campaign.rule-days', { count: majorAfterDays })].filter(Boolean).join(' · ');
}
