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
  /** What the query finds up to this entry is on the screen: a review says through which entry it looked. */
  through: number;
  onClose: () => void;
}

const reviewers = ['qa-reviewer', 'qualified-person', 'security-officer', 'auditor'];

/** Which saved query this is, how far it is reviewed and by whom, and the way to review it. */
export function SavedBar({ id, filters, through, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: session } = useSession();
  const [doing, setDoing] = useState<'review' | 'retire' | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const saved = useQuery(savedQueriesQuery).data?.items.find((one) => one.id === id);
  if (!saved) return null;
  const done = () => {
    setDoing(null);
    void queries.invalidateQueries({ queryKey: savedQueriesQuery.queryKey });
  };
  const mayReview = session?.user?.roles.some((held) => reviewers.includes(held.role)) && saved.retired === null;
  const isChanged = !isSame(filters, saved.query);
  const review = () => {
    const missing = isChanged ? t('trail.changed') : through <= saved.through ? t('trail.nothing-new') : null;
    setComplaint(missing);
    if (missing === null) setDoing('review');
  };
  return (
    <section className={css.saved} aria-label={saved.name}>
      <div className={css.savedHead}>
        <h2>{saved.name}</h2>
        <span className="th-hint">{saved.retired ? t('trail.retired', { reason: saved.retired }) : saved.through > 0 ? t('trail.through', { number: saved.through }) : t('trail.never')}</span>
        <span className={css.gap} />
        {mayReview && <Button onClick={() => setDoing('retire')}>{t('trail.retire')}</Button>}
        {mayReview && <Button variant="filled" onClick={review}>{t('trail.review')}</Button>}
        <CloseButton aria-label={t('verb.close')} onClick={onClose} />
      </div>
      {(isChanged || complaint) && <p className="th-hint" role="status">{isChanged ? t('trail.changed') : complaint}</p>}
      <History saved={saved} />
      <ReviewQuery opened={doing === 'review'} saved={saved} through={through} onClose={() => setDoing(null)} onDone={done} />
      <ActionDialog opened={doing === 'retire'} onClose={() => setDoing(null)} title={t('trail.retire-title', { name: saved.name })} verb={t('trail.retire')} path={`${queriesPath}/${id}/actions/retire`}
        body={() => ({})} onDone={done} />
    </section>
  );
}

// The same moment may be written in two ways. A narrower time finds fewer rows than the query that is signed for.
const said = (name: string, value: unknown) => (name === 'from' || name === 'to' ? (Date.parse(String(value)) || String(value)) : value);
const sorted = (filters: ActivityFilters) => Object.entries(filters).filter(([, value]) => value).map(([name, value]) => [name, said(name, value)]).sort();

export const isSame = (one: ActivityFilters, other: ActivityFilters): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

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
