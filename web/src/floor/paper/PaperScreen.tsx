import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Batch, batchPath, batchQuery, type PaperForm, stepsOf } from '@/api/batches';
import { holdsAt, useMe } from '@/api/session';
import { useText } from '@/parts/batch/text';
import { SignatureText } from '@/parts/batch/SignatureText';
import { useLanguage } from '@/i18n';
import { quantity, shortTime } from '@/i18n/format';
import { useAnswer } from '@/parts/batch/text';
import { Empty, QueryView } from '@/parts/views/Views';
import { FloorPage } from '@/shell/floor/FloorPage';
import { AtTerminal } from '../Enrol';
import { FromCopy } from '../FromCopy';
import { numberOf, openPlaces } from '../find';
import { CopyStep } from './CopyStep';
import { SignForm } from './SignForm';
import css from '../floor.module.css';

/** After an outage: what stands on a numbered paper form is copied step by step, signed, and compared by a second person. */
export function PaperScreen() {
  const { batch: id, form } = useParams({ strict: false }) as { batch: string; form: string };
  const { t } = useTranslation();
  const query = useQuery(batchQuery(id));
  const found = query.data?.paperForms?.find((one) => one.form === form);
  return (
    <AtTerminal>
      {query.data && found ? <Form batch={query.data} form={found} />
        : <FloorPage title={form} back={`/floor/batches/${encodeURIComponent(id)}`}><QueryView query={query} rows={6}>{() => <Empty>{t('refusal.paper-form-unknown')}</Empty>}</QueryView></FloorPage>}
    </AtTerminal>
  );
}

function Form({ batch, form }: { batch: Batch; form: PaperForm }) {
  const { t } = useTranslation();
  const mayCopy = holdsAt(useMe(), batch.site, 'operator', 'verifier', 'supervisor');
  const steps = stepsOf(batch).filter((step) => form.steps.includes(step.id));
  const open = new Set(batch.now.map((id) => batch.work.find((work) => work.id === id)?.currentStep));
  const next = form.state === 'issued' ? steps.find((step) => open.has(step.id)) : undefined;
  const left = form.state === 'issued' && steps.some((step) => step.state !== 'done' && step.state !== 'left-out');
  // A condition between two steps of the form is signed at its own screen.
  const elsewhere = left && !next ? openPlaces(batch)[0] : undefined;
  const navigate = useNavigate();
  return (
    <FloorPage title={form.form} beside={batch.id} back={`/floor/batches/${encodeURIComponent(batch.id)}`} status={t(`paper.state.${form.state}`)}>
      <FromCopy path={batchPath(batch.id)} zone={batch.zone} />
      <div className={css.sheet} data-paper={form.state}>
        <p className={css.explain}>{form.state === 'issued' ? t('paper.copy-what') : form.state === 'transcribed' ? t('paper.compare-what') : t('paper.over')}</p>
        <Copied batch={batch} form={form} />
        {!next && elsewhere && <Button onClick={() => void navigate({ to: '/floor/batches/$batch/$number' as never, params: { batch: batch.id, number: numberOf(elsewhere) } as never })}>{t('floor.work.go-on', { number: numberOf(elsewhere) })}</Button>}
        {next && mayCopy && <CopyStep key={`${next.id} ${next.charges.length} ${next.extra?.table?.rows.length ?? 0}`} batch={batch} form={form} step={next} />}
        {(form.state === 'issued' || form.state === 'transcribed') && <SignForm batch={batch} form={form} left={left} />}
        {form.signatures.map((signature) => <p key={signature.when.entry} className={css.signed}><SignatureText signature={signature} /></p>)}
        {form.originals.map((file) => <p key={file.content}><a href={`/api/batches/${encodeURIComponent(batch.id)}/attachments/${file.content}`} target="_blank" rel="noreferrer noopener">{file.name}</a></p>)}
      </div>
    </FloorPage>
  );
}

/** What was copied from this form, to be read beside the paper. */
function Copied({ batch, form }: { batch: Batch; form: PaperForm }) {
  const text = useText();
  const answer = useAnswer();
  const language = useLanguage();
  const lines = stepsOf(batch).filter((step) => form.steps.includes(step.id)).flatMap((step) => step.history.filter((value) => value.paper?.form === form.form).map((value) => ({ step, value })));
  if (lines.length === 0) return null;
  return (
    <ul className={css.late}>
      {lines.map(({ step, value }) => {
        const charge = step.charges.find((one) => one.index === value.charge);
        return (
          <li key={`${step.id} ${value.when.entry} ${value.charge ?? ''}`}>
            <span>{step.number} {text(step.title)} · <b>{charge ? `${charge.lot} ${quantity(charge.quantity, language)}` : answer(step, value.value, value.unit)}</b></span>
            <span className="th-label">{value.lateHappenedAt && shortTime(value.lateHappenedAt, batch.zone)} · {value.paper!.by}</span>
          </li>
        );
      })}
    </ul>
  );
}
