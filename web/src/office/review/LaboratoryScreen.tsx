import { Button, TextInput, Textarea } from '@mantine/core';
import { IconWritingSign } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { batchAction } from '@/api/batches';
import { type LabTest, type Review, reviewQuery } from '@/api/quality';
import { holdsAt, useMe } from '@/api/session';
import { ActionDialog } from '@/parts/ActionDialog';
import { useFormDraft } from '@/parts/drafts/useFormDraft';
import { contains, rangeText } from '@/parts/batch/limits';
import { SignatureText } from '@/parts/batch/SignatureText';
import { useText } from '@/parts/batch/text';
import { Who } from '@/parts/batch/Who';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { Empty, QueryView } from '@/parts/views/Views';
import { OfficePage } from '@/shell/office/OfficePage';
import css from '../release/release.module.css';

/** Results of the laboratory against the specification of the recipe; entered by one, reviewed by another. */
export function LaboratoryScreen() {
  const { t } = useTranslation();
  const { batch: id } = useParams({ strict: false }) as { batch: string };
  const query = useQuery(reviewQuery(id));
  const path = [{ label: t('review.title'), to: '/review' }];
  if (!query.data) return <OfficePage title={id} path={path}><QueryView query={query} rows={8}>{() => null}</QueryView></OfficePage>;
  return <Results review={query.data} path={path} />;
}

function Results({ review, path }: { review: Review; path: { label: string; to: string }[] }) {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const [entering, setEntering] = useState<LabTest | null>(null);
  const [signing, setSigning] = useState(false);
  const [complaint, setComplaint] = useState<string | null>(null);
  const { laboratory: tests, qcReview } = review.lot;
  const mayAct = holdsAt(me, review.site, 'qc-reviewer') && review.decision === null;
  const missing = tests.filter((one) => one.result === null).length;
  const own = tests.some((one) => [one.result, ...one.earlier].some((result) => result?.by.id === me.id));
  const reload = () => { setEntering(null); setSigning(false); setComplaint(null); void queries.invalidateQueries({ queryKey: ['batches'] }); };
  const sign = () => {
    if (missing > 0) setComplaint(t('laboratory.missing', { count: missing }));
    else if (own) setComplaint(t('laboratory.own'));
    else setSigning(true);
  };
  return (
    <OfficePage title={review.batch} path={path} beside={<span>{t('laboratory.title')}</span>} secondary={<p role="alert" className={css.complaint}>{complaint}</p>}
      primary={mayAct && tests.length > 0 && qcReview?.state !== 'valid' && <Primary leftSection={<IconWritingSign stroke={1.75} size={20} />} onClick={sign}>{t('laboratory.sign')}</Primary>}>
      {tests.length === 0 ? <Empty>{t('laboratory.none')}</Empty> : (
        <section className={css.panel}>
          <h2>{t('laboratory.results')}</h2>
          <table className={css.table}>
            <thead><tr><th>{t('laboratory.sample')}</th><th>{t('laboratory.test')}</th><th>{t('laboratory.specification')}</th><th className={css.right}>{t('laboratory.result')}</th><th>{t('laboratory.by')}</th><th /></tr></thead>
            <tbody>{tests.map((one) => <Test key={`${one.step} ${one.test}`} test={one} onEnter={mayAct ? () => setEntering(one) : undefined} />)}</tbody>
          </table>
          {qcReview && <p>{t('laboratory.reviewed')} <SignatureText signature={qcReview} /></p>}
        </section>
      )}
      {entering && <EnterDialog key={`${entering.step} ${entering.test}`} batch={review.batch} test={entering} onClose={() => setEntering(null)} onDone={reload} />}
      <SignatureSheet opened={signing} onClose={() => setSigning(false)} action={batchAction(review.batch, 'review-lab-results')} body={{}} onSigned={reload} />
    </OfficePage>
  );
}

function Test({ test, onEnter }: { test: LabTest; onEnter?: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const language = useLanguage();
  const { result } = test;
  return (
    <tr>
      <td><b className="th-mono">{test.sample}</b> <span className="th-label">{test.number}</span></td>
      <td>{text(test.title)}</td>
      <td>{test.limits ? rangeText(test.limits, test.unit, language) : '–'}</td>
      <td className={css.right} data-verdict={result?.verdict}>{test.earlier.map((one) => <div key={one.when.entry}><s>{one.value}</s></div>)}{result ? <b>{result.value} {result.unit}</b> : '–'}{result?.verdict === 'outside' && <div className={css.act}>{t('laboratory.outside')}</div>}</td>
      <td>{result && <Who by={result.by} when={result.when} />}{result?.reason && <div className="th-label">{result.reason}</div>}</td>
      <td>{onEnter && <Button variant="subtle" onClick={onEnter}>{result ? t('laboratory.again') : t('laboratory.enter')}</Button>}</td>
    </tr>
  );
}

function EnterDialog({ batch, test, onClose, onDone }: { batch: string; test: LabTest; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const language = useLanguage();
  const [{ value, reason, justification }, change, drop] = useFormDraft(`batch/${batch}/laboratory/${test.step}/${test.test}`, { value: '', reason: '', justification: '' });
  const typed = value.trim().replace(',', '.');
  const outside = test.limits !== null && /^-?\d+(\.\d+)?$/.test(typed) && !contains(test.limits, typed);
  const body = () => {
    if (value.trim() === '') return t('laboratory.say');
    if (test.result && reason.trim() === '') return t('part.reason-needed');
    if (outside && justification.trim() === '') return t('laboratory.explain');
    return { step: test.step, test: test.test, value: test.unit || test.limits ? typed : value.trim(), unit: test.unit ?? undefined, reason: test.result ? reason.trim() : undefined, justification: outside ? justification.trim() : undefined };
  };
  return (
    <ActionDialog opened onClose={onClose} title={`${test.sample} · ${text(test.title)}`} why={test.limits ? t('laboratory.expected', { limits: rangeText(test.limits, test.unit, language) }) : undefined} verb={t('verb.save')} reason={false} path={batchAction(batch, 'record-lab-result')} body={body} onDone={() => { drop(); onDone(); }}>
      <TextInput data-autofocus label={t('laboratory.result')} rightSection={test.unit} rightSectionWidth={56} value={value} onChange={(event) => change({ value: event.currentTarget.value })} maxLength={200} autoComplete="off" inputMode={test.unit ? 'decimal' : 'text'} />
      {test.result && <Textarea label={t('part.reason')} description={t('laboratory.again-why', { value: test.result.value })} value={reason} onChange={(event) => change({ reason: event.currentTarget.value })} autosize minRows={2} maxRows={5} maxLength={1000} />}
      {outside && <Textarea label={t('laboratory.justification')} description={t('laboratory.outside-why')} value={justification} onChange={(event) => change({ justification: event.currentTarget.value })} autosize minRows={2} maxRows={5} maxLength={1000} />}
    </ActionDialog>
  );
}
