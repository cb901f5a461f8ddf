import { Checkbox, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BatchException, Conclusion } from '@/api/batches';
import { informationQuery } from '@/api/exceptions';
import { SignatureText } from '@/parts/batch/SignatureText';
import { Who } from '@/parts/batch/Who';
import { ErrorView } from '@/parts/views/Views';
import { Associated } from './Associated';
import css from './exception.module.css';

export const rootCauses = ['people', 'method', 'machine', 'material', 'measurement', 'environment', 'documentation', 'system', 'not-found'] as const;

/** What QA, or who looked first, fills in; kept as a draft until it is signed. */
export interface Draft {
  impact: string;
  touched: '' | 'yes' | 'no';
  rootCause: string;
  cause: string;
  conclusion: string;
  others: string;
}

interface FieldsProps {
  exception: BatchException;
  draft: Draft;
  onChange: (field: keyof Draft, value: string) => void;
  /** The first of two signatures states the impact only. */
  assessing: boolean;
  /** Concluded with others of its kind: no cause of the list and no other batch is stated for all of them. */
  together: boolean;
}

export function InvestigationFields({ exception, draft, onChange, assessing, together }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Radio.Group label={t('exceptions.touched')} value={draft.touched} onChange={(next) => onChange('touched', next)}>
        <div className={css.radios}><Radio value="no" label={t('exceptions.touched-no')} /><Radio value="yes" label={t('exceptions.touched-yes')} /></div>
      </Radio.Group>
      <Textarea label={t('exceptions.impact')} value={draft.impact} onChange={(event) => onChange('impact', event.currentTarget.value)} autosize minRows={2} maxRows={8} maxLength={4000} />
      {!assessing && (
        <>
          {!together && <Select label={t('exceptions.root-cause')} value={draft.rootCause || null} onChange={(next) => onChange('rootCause', next ?? '')} data={rootCauses.map((value) => ({ value, label: t(`exceptions.causes.${value}`) }))} />}
          <Textarea label={t('exceptions.cause')} value={draft.cause} onChange={(event) => onChange('cause', event.currentTarget.value)} autosize minRows={2} maxRows={8} maxLength={4000} />
          <Textarea label={t('exceptions.conclusion')} value={draft.conclusion} onChange={(event) => onChange('conclusion', event.currentTarget.value)} autosize minRows={2} maxRows={8} maxLength={4000} />
          {!together && <Associated exception={exception.id} value={draft.others} onChange={(value) => onChange('others', value)} />}
          {!together && <TextInput label={t('exceptions.others')} description={t('exceptions.others-hint')} value={draft.others} onChange={(event) => onChange('others', event.currentTarget.value)} autoComplete="off" />}
        </>
      )}
    </>
  );
}

/** What a conclusion for several can say: it touches no product and ties no other batch to any of them. */
export const saysLittle = (draft: Draft): boolean => draft.touched !== 'yes' && draft.others.trim() === '';

/** Of the lowest grade, what else of this batch is open and explained: it may be concluded by the same signature. */
export function Together({ exception, chosen, onChange }: { exception: BatchException; chosen: string[]; onChange: (ids: string[]) => void }) {
  const { t } = useTranslation();
  const query = useQuery({ ...informationQuery(exception.batch), enabled: exception.grade === 'information' });
  if (query.error && !query.data) return <ErrorView error={query.error} onRetry={() => void query.refetch()} />;
  const others = (query.data?.items ?? []).filter((one) => one.id !== exception.id && one.justified);
  if (exception.grade !== 'information' || others.length === 0) return null;
  return (
    <fieldset className={css.associated}>
      <legend>{t('exceptions.together')}</legend>
      <ul>
        {others.map((one) => (
          <li key={one.id}>
            <Checkbox checked={chosen.includes(one.id)} onChange={() => onChange(chosen.includes(one.id) ? chosen.filter((id) => id !== one.id) : [...chosen, one.id])}
              label={`${one.id} · ${one.description}`} />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

export function ConclusionText({ conclusion }: { conclusion: Conclusion }) {
  const { t } = useTranslation();
  return (
    <>
      {conclusion.productImpact !== null && <><h3>{t('exceptions.touched')}</h3><p>{t(conclusion.productImpact ? 'exceptions.touched-yes' : 'exceptions.touched-no')}</p></>}
      <h3>{t('exceptions.impact')}</h3><p>{conclusion.impact}</p>
      {conclusion.rootCause && <><h3>{t('exceptions.root-cause')}</h3><p>{t(`exceptions.causes.${conclusion.rootCause}`)}</p></>}
      <h3>{t('exceptions.cause')}</h3><p>{conclusion.cause}</p>
      <h3>{t('exceptions.conclusion')}</h3><p>{conclusion.conclusion}</p>
      {conclusion.associatedBatches.length > 0 && <><h3>{t('exceptions.others')}</h3><p>{conclusion.associatedBatches.join(', ')}</p></>}
      <SignatureText signature={conclusion.signature} />
      {conclusion.reopened && <p>{t('exceptions.reopened-because', { reason: conclusion.reopened.text })} <Who by={conclusion.reopened.by} when={conclusion.reopened.when} /></p>}
    </>
  );
}
