import { Button } from '@mantine/core';
import { IconArrowBackUp, IconEye, IconMessage, IconWritingSign } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, batchQuery } from '@/api/batches';
import { useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { type Review, type ReviewItem, reviewQuery, type Tick } from '@/api/quality';
import { holdsAt, useMe } from '@/api/session';
import { ActionDialog } from '@/parts/ActionDialog';
import { BatchStatus } from '@/parts/batch/BatchStatus';
import { RecordMenu } from '@/parts/batch/RecordMenu';
import { StepRecord } from '@/parts/batch/StepRecord';
import { useText } from '@/parts/batch/text';
import { Who } from '@/parts/batch/Who';
import { Primary } from '@/parts/Primary';
import { ChecklistDialog } from '@/parts/release/ChecklistDialog';
import { QuestionList } from '@/parts/release/QuestionList';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { Status } from '@/parts/status/Status';
import { ErrorView, Loading } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import { useKeys } from '@/shell/keys/useKeys';
import { Textarea } from '@mantine/core';
import { Proof } from './Proof';
import { ReturnDialog } from './ReturnDialog';
import css from './review.module.css';

/** Review by exception: items left, the item among its steps in the middle, the proof of what was checked right. */
export function ReviewScreen() {
  const { t } = useTranslation();
  const { batch: id } = useParams({ strict: false }) as { batch: string };
  const review = useQuery(reviewQuery(id));
  const batch = useQuery(batchQuery(id));
  const path = [{ label: t('review.title'), to: '/review' }];
  if (!review.data || !batch.data) {
    const error = review.error ?? batch.error;
    return <OfficePage title={id} path={path}>{error ? <ErrorView error={error} onRetry={() => { void review.refetch(); void batch.refetch(); }} /> : <Loading rows={12} />}</OfficePage>;
  }
  return <Reviewing review={review.data} batch={batch.data} path={path} />;
}

function Reviewing({ review, batch, path }: { review: Review; batch: Batch; path: { label: string; to: string }[] }) {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { item: chosen } = useSearch({ strict: false }) as { item?: string };
  const [signing, setSigning] = useState<'review' | 'review-audit-trail' | null>(null);
  const [ticks, setTicks] = useState<Tick[] | null>(null);
  const [listing, setListing] = useState(false);
  const [returning, setReturning] = useState(false);
  const [commenting, setCommenting] = useState(false);
  const [complaint, setComplaint] = useState<string | null>(null);
  const index = Math.max(0, review.items.findIndex((one) => one.key === chosen));
  const item = review.items[index];
  const go = (to: number) => {
    const next = review.items[Math.max(0, Math.min(review.items.length - 1, to))];
    if (next) void navigate({ to: '.', replace: true, search: ((before: object) => ({ ...before, item: next.key })) as never });
  };
  const reload = () => queries.invalidateQueries({ queryKey: ['batches'] });
  const begun = review.disposition !== 'waiting-for-review' && review.disposition !== 'none';
  const act = useCommand({ onSuccess: () => void reload(), onError: (problem) => setComplaint(problemText(problem, t)) });
  const mayReview = holdsAt(me, review.site, 'qa-reviewer') && review.ownWork === null && review.decision === null;
  const seen = async () => {
    if (!item || item.seen || !mayReview) return;
    setComplaint(null);
    if (!begun) await act.mutateAsync({ path: batchAction(review.batch, 'start-review') }).catch(() => undefined);
    act.mutate({ path: batchAction(review.batch, 'mark-seen'), body: { item: item.key } }, { onSuccess: () => { void reload(); go(index + 1); } });
  };
  useKeys({ j: () => go(index + 1), k: () => go(index - 1), s: () => void seen(), c: () => setCommenting(true), r: () => { if (item && mayReview) setReturning(true); } });
  const left = review.items.length - review.seen;
  const returned = review.items.flatMap((one) => one.questions).find((one) => one.answer === null);
  const sign = () => {
    if (review.missing.length > 0) setComplaint(t('review.missing', { count: review.missing.length, first: review.missing[0]!.detail }));
    else if (left > 0) setComplaint(t('review.left', { count: left }));
    else if (returned) setComplaint(t('review.question-open', { name: returned.to.name }));
    else if (review.review?.state === 'valid') setSigning('review-audit-trail');
    else if (review.checklist) setListing(true);
    else setSigning('review');
  };
  const both = review.review?.state === 'valid' && review.auditTrailReview?.state === 'valid';
  const primary = !mayReview ? undefined : both
    ? <Primary onClick={() => void navigate({ to: '/release/$batch' as never, params: { batch: review.batch } as never })}>{t('review.to-release')}</Primary>
    : <Primary leftSection={<IconWritingSign stroke={1.75} size={20} />} onClick={sign}>{review.review?.state === 'valid' ? t('review.sign-trail') : t('review.sign')}</Primary>;
  return (
    <OfficePage fill title={review.batch} path={path} beside={<BatchStatus of={batch} />} tools={<><span role="status" className="th-label">{t('review.seen-of', { seen: review.seen, all: review.items.length })}</span><RecordMenu batch={review.batch} /></>}
      secondary={<>
        {mayReview && item && <Button leftSection={<IconEye stroke={1.75} size={20} />} onClick={() => void seen()} loading={act.isPending}>{item.seen ? t('review.is-seen') : t('review.seen')}</Button>}
        <Button leftSection={<IconMessage stroke={1.75} size={20} />} onClick={() => setCommenting(true)}>{t('review.comment')}</Button>
        {mayReview && item && <Button leftSection={<IconArrowBackUp stroke={1.75} size={20} />} onClick={() => setReturning(true)}>{t('review.return')}</Button>}
        <p role="alert" className={css.complaint}>{complaint ?? review.ownWork ?? ''}</p>
      </>} primary={primary}>
      <Strip review={review} onStep={(step) => document.getElementById(`step-${step}`)?.scrollIntoView({ block: 'center' })} />
      <div className={css.panes}>
        <Items review={review} selected={item?.key} onSelect={(key) => go(review.items.findIndex((one) => one.key === key))} />
        <Among batch={batch} item={item} onAnswered={() => void reload()} />
        <Proof review={review} />
      </div>
      <CommentDialog batch={review.batch} step={item?.step ?? null} opened={commenting} onClose={() => setCommenting(false)} onDone={() => { setCommenting(false); void reload(); }} />
      {item && <ReturnDialog key={item.key} batch={review.batch} item={item} opened={returning} onClose={() => setReturning(false)} onDone={() => { setReturning(false); void reload(); }} />}
      {review.checklist && <ChecklistDialog scope={`batch/${review.batch}/checklist/review/${review.checklist.version}/${review.version}`} list={review.checklist} opened={listing} onClose={() => setListing(false)} onDone={(answers) => { setTicks(answers); setListing(false); setSigning('review'); }} />}
      <SignatureSheet opened={signing !== null} onClose={() => setSigning(null)} action={batchAction(review.batch, signing ?? 'review')} body={signing === 'review' && ticks ? { checklist: ticks } : {}} onSigned={() => { setSigning(null); void reload(); }} />
    </OfficePage>
  );
}

/** The whole record as a strip: every page is one click away, and one sees where the items are. */
function Strip({ review, onStep }: { review: Review; onStep: (step: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className={css.strip} role="group" aria-label={t('review.strip')}>
      {review.strip.map((one) => <button key={one.step} type="button" data-items={one.items > 0 || undefined} data-state={one.state} aria-label={t('review.at', { number: one.number, count: one.items })} title={t('review.at', { number: one.number, count: one.items })} onClick={() => onStep(one.step)} />)}
    </div>
  );
}

function Items({ review, selected, onSelect }: { review: Review; selected?: string; onSelect: (key: string) => void }) {
  const { t } = useTranslation();
  if (review.items.length === 0) return <section className={css.items}><p className={css.calm}>{t('review.clean')}</p></section>;
  return (
    <section className={css.items} aria-label={t('review.items')}>
      <ul>
        {review.items.map((item) => (
          <li key={item.key}>
            <button type="button" aria-current={item.key === selected || undefined} data-seen={item.seen || undefined} onClick={() => onSelect(item.key)}>
              <span className={css.itemHead}>
                {item.grade ? <Status of="exception" value={item.grade} closed={!item.open} size="small" /> : <span className="th-label">{t(`review.kind.${item.kind}`)}</span>}
                {item.returned ? <span className="th-label">{t('review.returned')}</span> : item.seen && <span className="th-hint">{t('review.is-seen')}</span>}
              </span>
              {!item.seen && <span>{item.text}</span>}
              {item.when && !item.seen && <Who when={item.when} />}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The item among its steps: what stood before and after it in the same phase. */
function Among({ batch, item, onAnswered }: { batch: Batch; item: ReviewItem | undefined; onAnswered: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const work = item?.step ? batch.work.find((one) => one.id === item.step || one.steps.some((step) => step.id === item.step)) : undefined;
  useEffect(() => { if (item?.step) document.getElementById(`step-${item.step}`)?.scrollIntoView({ block: 'center' }); }, [item?.step]);
  const exception = item?.key.startsWith('exception:') ? item.key.slice('exception:'.length) : null;
  return (
    <section className={css.middle} tabIndex={0} aria-label={t('review.among')}>
      {item && <div className={css.item}><p>{item.text}</p>
        {exception && <Link to={'/exceptions/$exception' as never} params={{ exception } as never}>{exception}</Link>}
        {item.when && <Link to={'/activity' as never} search={{ entry: item.when.entry } as never}>{t('review.raw', { number: item.when.entry })}</Link>}
        {item.questions.length > 0 && <QuestionList batch={batch.id} questions={item.questions} onDone={onAnswered} />}</div>}
      {(work ? [work] : batch.work).map((one) => (
        <div key={one.id}><h2>{one.number} {text(one.title)}</h2>{one.steps.map((step) => <StepRecord key={step.id} step={step} selected={step.id === item?.step} />)}</div>
      ))}
    </section>
  );
}

function CommentDialog({ batch, step, opened, onClose, onDone }: { batch: string; step: string | null; opened: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <ActionDialog opened={opened} onClose={onClose} title={t('review.comment')} verb={t('verb.save')} path={batchAction(batch, 'comment')} reason={false} body={() => (text.trim() === '' ? t('review.say') : { text: text.trim(), step: step ?? undefined })} onDone={() => { setText(''); onDone(); }}>
      <Textarea data-autofocus label={t('sign.comment')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={3} maxRows={8} maxLength={4000} />
    </ActionDialog>
  );
}
