import { IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Batch } from '@/api/batches';
import type { Blocker, Review } from '@/api/quality';
import { i18n } from '@/i18n';
import { SignatureText } from '@/parts/batch/SignatureText';
import css from './release.module.css';

/** What blocks, by name, with the way there and who must act. */
export function Blockers({ batch, blockers }: { batch: string; blockers: readonly Blocker[] }) {
  const { t } = useTranslation();
  if (blockers.length === 0) return <section className={css.panel}><h2>{t('release.what')}</h2><p>{t('release.nothing')}</p></section>;
  return (
    <section className={css.panel}>
      <h2>{t('release.what')}</h2>
      <ul className={css.blockers}>
        {blockers.map((one) => (
          <li key={`${one.code} ${one.item} ${one.detail}`}>
            <IconHourglass stroke={1.75} size={20} aria-hidden className={css.act} />
            <span><b>{i18n.exists(`batch.wait.${one.code}`) ? t(`batch.wait.${one.code}`, { number: one.number }) : one.number}</b> <span className="th-label">{one.detail}</span></span>
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
  const { to, params } = wayOf(batch, blocker);
  return <Link to={to as never} params={params as never} onClick={(event) => { event.preventDefault(); void navigate({ to: to as never, params: params as never }); }}>{t('release.go')}</Link>;
}

function wayOf(batch: string, { code, item }: Blocker): { to: string; params: Record<string, string> } {
  if (code === 'exception-open' || code === 'justification-missing') return { to: '/exceptions/$exception', params: { exception: item } };
  if (/^(lab-|qc-)/.test(code)) return { to: '/review/$batch/laboratory', params: { batch } };
  if (code === 'lot-reworked' || code === 'source-held-back') return { to: '/release/$batch', params: { batch: item } };
  return { to: code !== 'review-question-open' && /review/.test(code) ? '/review/$batch' : '/batches/$batch', params: { batch } };
}

export function Checks({ batch, review }: { batch: Batch; review: Review }) {
  const { t } = useTranslation();
  const open = batch.exceptions.filter((one) => one.open).length;
  const steps = batch.work.flatMap((work) => work.steps);
  const yields = steps.filter((step) => step.kind === 'yield' && step.value);
  const labels = steps.filter((step) => step.kind === 'reconciliation' && step.value);
  const { laboratory, qcReview } = review.lot;
  const checks: [string, boolean, React.ReactNode][] = [
    [t('release.check.recipe'), !review.rules.some((rule) => rule.rule === 'recipe-hash'), <span key="h" className="th-mono">{batch.recipe.hash.slice(0, 16)}</span>],
    [t('release.check.complete'), batch.state === 'complete' && review.missing.length === 0, t('release.missing', { count: review.missing.length })],
    [t('release.check.exceptions'), open === 0, t('batch.open-of', { open, all: batch.exceptions.length })],
    ...(laboratory.length > 0 ? [[
      t('release.check.laboratory'), qcReview?.state === 'valid',
      <Link key="l" to={'/review/$batch/laboratory' as never} params={{ batch: batch.id } as never}>{t('release.results', { there: laboratory.filter((one) => one.result).length, all: laboratory.length })}</Link>,
    ] as [string, boolean, React.ReactNode]] : []),
    [t('release.check.review'), review.review?.state === 'valid', review.review && <SignatureText key="r" signature={review.review} />],
    [t('release.check.trail'), review.auditTrailReview?.state === 'valid', review.auditTrailReview && <SignatureText key="a" signature={review.auditTrailReview} />],
    ...yields.map((step): [string, boolean, React.ReactNode] => [t('release.check.yield', { number: step.number }), step.value!.verdict !== 'outside', step.value!.share ? `${step.value!.value} ${step.value!.unit ?? ''} · ${step.value!.share.percent.value} %` : step.value!.value]),
    ...labels.map((step): [string, boolean, React.ReactNode] => [t('release.check.reconciliation', { number: step.number }), step.value!.verdict !== 'outside', step.value!.value]),
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
