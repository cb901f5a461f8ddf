import { Button, CloseButton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActivityFilters } from '@/api/activity';
import { queriesPath, type SavedQuery, savedQueriesQuery } from '@/api/activityQueries';
import { useSession } from '@/api/session';
import { ActionDialog } from '@/parts/ActionDialog';
import { Status } from '@/parts/status/Status';
import { Time } from '@/parts/Time';
import { ReviewQuery } from './ReviewQuery';
import css from './activity.module.css';

interface Props {
  id: string;
  filters: ActivityFilters;
  /** The newest entry on the screen: a review says through which entry it looked. */
  newest: number;
  onClose: () => void;
}

const reviewers = ['qa-reviewer', 'qualified-person', 'security-officer', 'auditor'];

/** Which saved query this is, how far it is reviewed and by whom, and the way to review it. */
export function SavedBar({ id, filters, newest, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: session } = useSession();
  const [doing, setDoing] = useState<'review' | 'retire' | null>(null);
  const saved = useQuery(savedQueriesQuery).data?.items.find((one) => one.id === id);
  if (!saved) return null;
  const done = () => {
    setDoing(null);
    void queries.invalidateQueries({ queryKey: savedQueriesQuery.queryKey });
  };
  const mayReview = session?.user?.roles.some((held) => reviewers.includes(held.role)) && saved.retired === null;
  const isChanged = JSON.stringify(sorted(filters)) !== JSON.stringify(sorted(saved.query));
  return (
    <section className={css.saved} aria-label={saved.name}>
      <div className={css.savedHead}>
        <h2>{saved.name}</h2>
        <span className="th-hint">{saved.retired ? t('trail.retired', { reason: saved.retired }) : saved.through > 0 ? t('trail.through', { number: saved.through }) : t('trail.never')}</span>
        <span className={css.gap} />
        {mayReview && <Button onClick={() => setDoing('retire')}>{t('trail.retire')}</Button>}
        {mayReview && <Button variant="filled" disabled={isChanged || newest <= saved.through} onClick={() => setDoing('review')}>{t('trail.review')}</Button>}
        <CloseButton aria-label={t('verb.close')} onClick={onClose} />
      </div>
      {isChanged && <p className="th-hint">{t('trail.changed')}</p>}
      <History saved={saved} />
      <ReviewQuery opened={doing === 'review'} saved={saved} through={newest} onClose={() => setDoing(null)} onDone={done} />
      <ActionDialog opened={doing === 'retire'} onClose={() => setDoing(null)} title={t('trail.retire-title', { name: saved.name })} verb={t('trail.retire')} path={`${queriesPath}/${id}/actions/retire`}
        body={() => ({})} onDone={done} />
    </section>
  );
}

// Times of whole days are moments of the site; the same day may be written in two ways.
const sorted = (filters: ActivityFilters) => Object.entries(filters).filter(([name, value]) => value && name !== 'from' && name !== 'to').sort();

function History({ saved }: { saved: SavedQuery }) {
  const { t } = useTranslation();
  if (saved.reviews.length === 0) return null;
  return (
    <ul className={css.reviews}>
      {saved.reviews.map((review) => (
        <li key={review.through}>
          <Status of="signature" value={review.signature.state === 'valid' ? review.signature.meaning : review.signature.state} size="small" />{' '}
          <b>{review.signature.printedName}</b> <Time at={review.signature.at} zone={review.signature.zone} />{' · '}
          {t('trail.counted', { rows: review.newRows, through: review.through })}{' · '}{t(`trail.outcome.${review.outcome}`)}{review.text && `: ${review.text}`}
        </li>
      ))}
    </ul>
  );
}
