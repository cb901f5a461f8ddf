import { useTranslation } from 'react-i18next';
import type { Review } from '@/api/quality';
import { SignatureText } from '@/parts/batch/SignatureText';
import { i18n, useLanguage } from '@/i18n';
import { number } from '@/i18n/format';
import css from './review.module.css';

/** Every rule of the recipe, counted: what passed, what did not, what was not run. Nothing is unchecked in silence. */
export function Proof({ review }: { review: Review }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { proof } = review;
  const share = (count: number) => `${proof.rules === 0 ? 0 : (100 * count) / proof.rules}%`;
  return (
    <section className={css.proof} tabIndex={0} aria-label={t('review.proof')}>
      <h2>{t('review.proof')}</h2>
      <p><b>{t('review.rules', { count: proof.rules, shown: number(proof.rules, language) })}</b></p>
      <div className={css.bar} aria-hidden><span style={{ width: share(proof.passed) }} /><span data-tone="act" style={{ width: share(proof.failed) }} /></div>
      <dl>
        <dt>{t('review.passed')}</dt><dd>{number(proof.passed, language)}</dd>
        <dt>{t('review.failed')}</dt><dd>{number(proof.failed, language)}</dd>
        <dt>{t('review.not-run')}</dt><dd>{number(proof.notRun, language)}</dd>
      </dl>
      {review.signed && <p className="th-hint">{t('review.proof-signed', { rules: number(review.signed.rules, language), passed: number(review.signed.passed, language) })}</p>}
      <details><summary>{t('review.every-rule')}</summary>
        <table className={css.tally}><tbody>{review.tally.map((rule) => <tr key={rule.rule}><td>{i18n.exists(`batch.rule.${rule.rule}`) ? t(`batch.rule.${rule.rule}`) : rule.rule}</td><td>{t('review.tally', { passed: number(rule.passed, language), failed: number(rule.failed, language), notRun: number(rule.notRun, language) })}</td></tr>)}</tbody></table>
      </details>
      {review.rules.length > 0 && <ul>{review.rules.slice(0, 40).map((rule) => <li key={`${rule.rule} ${rule.item}`}><span>{rule.number} {i18n.exists(`batch.rule.${rule.rule}`) ? t(`batch.rule.${rule.rule}`) : rule.rule}</span> <span className="th-label">{rule.passed === false ? t('review.not-passed') : t('review.not-run')}</span></li>)}</ul>}
      {review.missing.length > 0 && <><h2>{t('review.incomplete')}</h2><ul>{review.missing.map((one) => <li key={`${one.code} ${one.item}`}>{one.detail}</li>)}</ul></>}
      {review.review && <><h2>{t('review.signed')}</h2><SignatureText signature={review.review} /></>}
      {review.auditTrailReview && <SignatureText signature={review.auditTrailReview} />}
    </section>
  );
}
