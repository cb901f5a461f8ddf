import { IconCheck, IconCircleDashed, IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RecipeReview } from '@/api/recipeLife';
import css from './life.module.css';

/** Why it was changed, whose signature is next, and how far this person has come. */
export function ReviewHead({ review }: { review: RecipeReview }) {
  const { t } = useTranslation();
  const done = review.toReview.length - review.notSeen.length;
  return (
    <div className={css.head}>
      {review.predecessor === null && <p>{t('recipe-life.first-version')}</p>}
      {review.reason && <p><span className="th-label">{t('recipe-life.reason')}</span> {review.reason}</p>}
      <ol className={css.route} aria-label={t('recipe-life.route')}>
        {review.route.map((step, at) => {
          const Mark = step.signedBy ? IconCheck : step.isNext ? IconHourglass : IconCircleDashed;
          return (
            <li key={at} aria-current={step.isNext ? 'step' : undefined}>
              <Mark stroke={1.75} size={18} aria-hidden />
              {t(`role.${step.role}`)}: {t(`status.signature.${step.meaning}`)}
              {step.signedBy ? ` · ${step.signedBy}` : step.isNext ? ` · ${t('recipe-life.next')}` : ''}
            </li>
          );
        })}
      </ol>
      {review.openComments.length > 0 && <p role="status" className={css.waits}>{t('recipe-life.open-comments', { numbers: review.openComments.join(', ') })}</p>}
      {review.state === 'in-review' && <p role="status">{t('recipe-life.progress', { done, count: review.toReview.length })}</p>}
    </div>
  );
}
