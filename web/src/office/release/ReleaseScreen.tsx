import { Button, Modal, Stack, Group, Textarea, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconFileTypePdf, IconHourglass, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, batchPath, batchQuery, productOf } from '@/api/batches';
import { type Blocker, type Review, reviewQuery } from '@/api/quality';
import { holds, useMe } from '@/api/session';
import { currentLanguage } from '@/i18n';
import { BatchStatus } from '@/parts/batch/BatchStatus';
import { SignatureText } from '@/parts/batch/SignatureText';
import { useText } from '@/parts/batch/text';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { ErrorView, Loading } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import css from './release.module.css';

/** First what blocks, with the way there and who must act; then the checks; then the decision, signed. */
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

function Releasing({ review, batch, path }: { review: Review; batch: Batch; path: { label: string; to: string }[] }) {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe();
  const queries = useQueryClient();
  const [complaint, setComplaint] = useState<string | null>(null);
  const [certifying, setCertifying] = useState(false);
  const [rejecting, setRejecting] = useState(false);
  const decided = review.decision;
  const done = () => { setCertifying(false); setRejecting(false); void queries.invalidateQueries({ queryKey: ['batches'] }); };
  const certify = () => {
    if (review.ownWork) setComplaint(review.ownWork);
    else if (review.blockers.length > 0) setComplaint(t('release.blocked', { count: review.blockers.length, first: review.blockers[0]!.detail }));
    else setCertifying(true);
  };
  return (
    <OfficePage title={batch.id} path={path} beside={<><BatchStatus of={batch} size="large" /><span>{productOf(batch, text)}</span></>}
      tools={<Button component="a" href={`${batchPath(batch.id)}/record.pdf?language=${currentLanguage()}`} target="_blank" rel="noopener" leftSection={<IconFileTypePdf stroke={1.75} size={20} />}>{t('office.batch.pdf')}</Button>}
      secondary={<>{!decided && holds(me, 'qualified-person', 'qa-reviewer') && <Button color="stop" leftSection={<IconCircleX stroke={1.75} size={20} />} onClick={() => setRejecting(true)}>{t('release.reject')}</Button>}<p role="alert" className={css.complaint}>{complaint}</p></>}
      primary={!decided && holds(me, 'qualified-person') && <Primary leftSection={<IconRosetteDiscountCheck stroke={1.75} size={20} />} onClick={certify}>{t('release.certify')}</Primary>}>
      {decided ? <Decided batch={batch} review={review} /> : <Blockers batch={batch.id} blockers={review.blockers} />}
      <Checks batch={batch} review={review} />
      <SignatureSheet opened={certifying} onClose={() => setCertifying(false)} action={batchAction(batch.id, 'certify')} body={{}} onSigned={done} />
      <Reject batch={batch} opened={rejecting} onClose={() => setRejecting(false)} onDone={done} />
    </OfficePage>
  );
}

function Blockers({ batch, blockers }: { batch: string; blockers: readonly Blocker[] }) {
  const { t } = useTranslation();
  if (blockers.length === 0) return <section className={css.panel}><h2>{t('release.what')}</h2><p>{t('release.nothing')}</p></section>;
  return (
    <section className={css.panel}>
      <h2>{t('release.what')}</h2>
      <ul className={css.blockers}>
        {blockers.map((one) => (
          <li key={`${one.code} ${one.item}`}>
            <IconHourglass stroke={1.75} size={20} aria-hidden className={css.act} />
            <span><b>{t(`batch.wait.${one.code}`, { number: one.number })}</b> <span className="th-label">{one.detail}</span></span>
            <span>{t(`role.${one.who}`)}</span>
            <Way batch={batch} blocker={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where the blocker can be ended. */
function Way({ batch, blocker }: { batch: string; blocker: Blocker }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const exception = blocker.code === 'exception-open' || blocker.code === 'justification-missing';
  const review = /review/.test(blocker.code);
  const to = exception ? '/exceptions/$exception' : review ? '/review/$batch' : '/batches/$batch';
  const params = exception ? { exception: blocker.item } : { batch };
  return <Link to={to as never} params={params as never} onClick={(event) => { event.preventDefault(); void navigate({ to: to as never, params: params as never }); }}>{t('release.go')}</Link>;
}

function Checks({ batch, review }: { batch: Batch; review: Review }) {
  const { t } = useTranslation();
  const open = batch.exceptions.filter((one) => one.open).length;
  const yields = batch.work.flatMap((work) => work.steps).filter((step) => step.kind === 'yield' && step.value);
  const checks: [string, boolean, React.ReactNode][] = [
    [t('release.check.recipe'), !review.rules.some((rule) => rule.rule === 'recipe-hash'), <span key="h" className="th-mono">{batch.recipe.hash.slice(0, 16)}</span>],
    [t('release.check.complete'), batch.state === 'complete' && review.missing.length === 0, t('release.missing', { count: review.missing.length })],
    [t('release.check.exceptions'), open === 0, t('batch.open-of', { open, all: batch.exceptions.length })],
    [t('release.check.review'), review.review?.state === 'valid', review.review && <SignatureText key="r" signature={review.review} />],
    [t('release.check.trail'), review.auditTrailReview?.state === 'valid', review.auditTrailReview && <SignatureText key="a" signature={review.auditTrailReview} />],
    ...yields.map((step): [string, boolean, React.ReactNode] => [t('release.check.yield', { number: step.number }), step.value!.verdict !== 'outside', step.value!.share ? `${step.value!.value} ${step.value!.unit ?? ''} · ${step.value!.share.percent.value} %` : step.value!.value]),
    [t('release.check.rules'), review.proof.notRun === 0, t('release.rules', { passed: review.proof.passed, all: review.proof.rules })],
  ];
  return (
    <section className={css.panel}>
      <h2>{t('release.checks')}</h2>
      <ul className={css.checks}>
        {checks.map(([label, good, detail]) => (
          <li key={label}>{good ? <IconCircleCheck stroke={1.75} size={20} aria-label={t('release.yes')} /> : <IconHourglass stroke={1.75} size={20} aria-label={t('release.no')} className={css.act} />}<span>{label}</span><span className="th-label">{detail}</span></li>
        ))}
      </ul>
    </section>
  );
}

function Decided({ batch, review }: { batch: Batch; review: Review }) {
  const { t } = useTranslation();
  const decision = review.decision!;
  const certified = decision.disposition === 'certified';
  return (
    <section className={css.panel}>
      <h2>{certified ? t('release.certified') : t('release.rejected')}</h2>
      {decision.registerNumber && <p className={css.register}>{t('release.register')} <b className="th-mono">{decision.registerNumber}</b></p>}
      {decision.reason && <p>{decision.reason}</p>}
      <p><SignatureText signature={decision.signature} /></p>
      <p><Link to={'/activity' as never} search={{ stream: `batch/${batch.id}`, entry: decision.signature.when.entry } as never}>{t('release.proof', { number: decision.signature.when.entry })}</Link></p>
      {certified && <p>{t('release.may-ship')}</p>}
    </section>
  );
}

function Reject({ batch, opened, onClose, onDone }: { batch: Batch; opened: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [destination, setDestination] = useState('');
  const [tried, setTried] = useState(false);
  const [signing, setSigning] = useState(false);
  const missing = reason.trim() === '' ? t('part.reason-needed') : destination.trim() === '' ? t('release.say-destination') : null;
  return (
    <Modal opened={opened} onClose={onClose} title={t('release.reject')} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      <Stack>
        <Textarea data-autofocus label={t('part.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={2000} />
        <TextInput label={t('release.destination')} description={t('release.destination-hint')} value={destination} onChange={(event) => setDestination(event.currentTarget.value)} maxLength={200} autoComplete="off" />
        <p role="alert" className={css.complaint}>{tried && missing ? missing : '\u00a0'}</p>
        <Group justify="space-between"><Button variant="subtle" color="gray" onClick={onClose}>{t('verb.back')}</Button><Primary onClick={() => (missing ? setTried(true) : setSigning(true))}>{t('board.go-sign')}</Primary></Group>
      </Stack>
      <SignatureSheet opened={signing} onClose={() => setSigning(false)} action={batchAction(batch.id, 'reject')} body={{ reason: reason.trim(), destination: destination.trim() }} onSigned={() => { setSigning(false); onDone(); }} />
    </Modal>
  );
}
