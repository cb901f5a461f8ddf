import { Button, TextInput } from '@mantine/core';
import { IconCircleX, IconHandStop, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, batchQuery, productOf } from '@/api/batches';
import { type Market, type Review, reviewQuery, type Tick } from '@/api/quality';
import { holdsAt, useMe } from '@/api/session';
import { useLanguage } from '@/i18n';
import { decimal, quantity } from '@/i18n/format';
import { BatchStatus } from '@/parts/batch/BatchStatus';
import { RecordMenu } from '@/parts/batch/RecordMenu';
import { SignatureText } from '@/parts/batch/SignatureText';
import { useText } from '@/parts/batch/text';
import { Primary } from '@/parts/Primary';
import { ChecklistDialog } from '@/parts/release/ChecklistDialog';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { ErrorView, Loading } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { Blockers, Checks } from './Checks';
import { HoldDialog, RejectDialog } from './Dispose';
import { Markets } from './Markets';
import css from './release.module.css';

/** First what blocks, with the way there and who must act; then the markets and the checks; then the decision, signed. */
export function ReleaseScreen() {
  const { t } = useTranslation();
  const { batch: id } = useParams({ strict: false }) as { batch: string };
  const review = useQuery(reviewQuery(id));
  const batch = useQuery(batchQuery(id));
  const path = [{ label: t('release.title'), to: '/release' }];
  if (!review.data || !batch.data) {
    const error = review.error ?? batch.error;
    return <OfficePage title={id} path={path}>{error ? <ErrorView error={error} onRetry={() => { void review.refetch(); void batch.refetch(); }} /> : <Loading rows={10} />}</OfficePage>;
  }
  return <Releasing review={review.data} batch={batch.data} path={path} />;
}

/** What this person may certify next: the chosen market, else the home market, else the first that waits. */
function marketFor(markets: readonly Market[], chosen: string | null): Market | undefined {
  const open = markets.filter((one) => one.decision === null && one.mayCertify);
  return markets.find((one) => one.market === chosen) ?? open.find((one) => one.isHome) ?? open[0];
}

function Releasing({ review, batch, path }: { review: Review; batch: Batch; path: { label: string; to: string }[] }) {
  const { t } = useTranslation();
  const text = useText();
  const language = useLanguage();
  const me = useMe();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [step, setStep] = useState<'list' | 'sign' | null>(null);
  const [ticks, setTicks] = useState<Tick[]>([]);
  const [amount, setAmount] = useState('');
  const [act, setAct] = useState<'reject' | 'hold' | 'lift' | null>(null);
  const { lot } = review;
  const market = marketFor(lot.markets, chosen);
  const rejected = review.decision?.disposition === 'rejected';
  const mayDecide = holdsAt(me, review.site, 'qualified-person', 'qa-reviewer') && !rejected && ['complete', 'stopped', 'aborted'].includes(batch.state);
  const unit = lot.made?.unit ?? batch.planned?.unit;
  const typed = decimal(amount);
  const share = typed.ok && unit ? { quantity: { value: typed.value, unit } } : {};
  const done = () => { setStep(null); setAct(null); setTicks([]); setAmount(''); void queries.invalidateQueries({ queryKey: ['batches'] }); };
  const certify = () => {
    if (review.ownWork) setComplaint(review.ownWork);
    else if (review.blockers.length > 0) setComplaint(t('release.blocked', { count: review.blockers.length, first: review.blockers[0]!.detail }));
    else if (market!.needsRegister && market!.inRegister === null) setComplaint(t('release.not-registered', { market: market!.market }));
    else if (!typed.ok && typed.reason !== 'empty') setComplaint(t('field.not-a-number'));
    else { setComplaint(null); setStep(market!.checklist ? 'list' : 'sign'); }
  };
  const held = lot.hold !== null || lot.markets.some((one) => one.hold !== null);
  return (
    <OfficePage title={batch.id} path={path} beside={<><BatchStatus of={batch} size="large" /><span>{productOf(batch, text)}</span></>}
      tools={<RecordMenu batch={batch.id} />}
      secondary={<>
        {mayDecide && <Button leftSection={<IconHandStop stroke={1.75} size={20} />} onClick={() => setAct('hold')}>{t('release.hold')}</Button>}
        {mayDecide && held && <Button onClick={() => setAct('lift')}>{t('release.lift')}</Button>}
        {mayDecide && <Button color="stop" className={css.apart} leftSection={<IconCircleX stroke={1.75} size={20} />} onClick={() => setAct('reject')}>{t('release.reject')}</Button>}
        <p role="alert" className={css.complaint}>{complaint}</p>
      </>}
      primary={mayDecide && market && market.decision === null && <Primary leftSection={<IconRosetteDiscountCheck stroke={1.75} size={20} />} onClick={certify}>{lot.markets.length > 1 ? t('release.certify-for', { market: market.market }) : t('release.certify')}</Primary>}>
      {review.decision ? <Decided batch={batch} review={review} /> : <Blockers batch={batch.id} blockers={review.blockers} />}
      <Markets lot={lot} chosen={market?.market ?? null} onChoose={mayDecide ? setChosen : undefined} />
      {mayDecide && unit && lot.markets.length > 1 && market && market.decision === null && (
        <TextInput className={css.share} label={t('release.share', { market: market.market, unit })} description={lot.made ? t('release.share-of', { made: quantity(lot.made, language) }) : t('release.share-none')}
          value={amount} onChange={(event) => setAmount(event.currentTarget.value)} inputMode="decimal" autoComplete="off" maxLength={20} />
      )}
      <Checks batch={batch} review={review} />
      {market?.checklist && <ChecklistDialog scope={`batch/${review.batch}/checklist/${market.market}/${market.checklist.version}/${review.version}`} list={market.checklist} opened={step === 'list'} onClose={() => setStep(null)} onDone={(answers) => { setTicks(answers); setStep('sign'); }} />}
      <SignatureSheet opened={step === 'sign'} onClose={() => setStep(null)} action={batchAction(batch.id, 'certify')} body={{ market: market?.market, ...share, ...(ticks.length > 0 ? { checklist: ticks } : {}) }} onSigned={done} />
      {act === 'reject' && <RejectDialog batch={batch.id} lot={lot} onClose={() => setAct(null)} onDone={done} />}
      {(act === 'hold' || act === 'lift') && <HoldDialog key={act} batch={batch.id} lot={lot} lift={act === 'lift'} onClose={() => setAct(null)} onDone={done} />}
    </OfficePage>
  );
}

function Decided({ batch, review }: { batch: Batch; review: Review }) {
  const { t } = useTranslation();
  const decision = review.decision!;
  const certified = decision.disposition === 'certified';
  return (
    <section className={css.panel}>
      <h2>{t(`release.${decision.disposition === 'on-hold' ? 'on-hold' : certified ? 'certified' : 'rejected'}`)}</h2>
      {decision.registerNumber && <p className={css.register}>{t('release.register')} <b className="th-mono">{decision.registerNumber}</b></p>}
      {decision.reason && <p>{decision.reason}</p>}
      <p><SignatureText signature={decision.signature} /></p>
      <p><Link to={'/activity' as never} search={{ stream: `batch/${batch.id}`, entry: decision.signature.when.entry } as never}>{t('release.proof', { number: decision.signature.when.entry })}</Link></p>
      {certified && <p>{t('release.may-ship')}</p>}
    </section>
  );
}
