import { Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch } from '@/api/batches';
import { impactQuery, type MoveImpact } from '@/api/changes';
import { ActionDialog } from '@/parts/ActionDialog';
import { useText } from '@/parts/batch/text';
import { useFormDraft } from '@/parts/drafts/useFormDraft';
import { QueryView } from '@/parts/views/Views';
import css from './change.module.css';

interface Props {
  batch: Batch;
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** A supervisor asks for the newer version of the recipe: what becomes different, and why what was done may stand. */
export function MoveDialog({ batch, opened, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const query = useQuery(impactQuery(batch.id, opened));
  const [why, change, drop] = useFormDraft<Record<string, string>>(`batch/${batch.id}/move`, {});
  const impact = query.data;
  const body = () => {
    if (!impact?.version) return t('office.move.none', { version: batch.recipe.version });
    if (impact.faults.length > 0) return t('office.move.faults', { items: impact.faults.join(', ') });
    const missing = impact.done.filter((one) => (why[one.step] ?? '').trim() === '');
    return missing.length > 0 ? t('office.move.justify-first', { items: missing.map((one) => one.number).join(', ') }) : { version: impact.version, justifications: why };
  };
  return (
    <ActionDialog opened={opened} onClose={onClose} title={t('office.move.do')} why={t('office.move.why')} verb={t('office.move.ask')} path={batchAction(batch.id, 'request-version')} body={body} onDone={() => { drop(); onDone(); }}>
      <QueryView query={query} rows={4}>{() => <Impact impact={impact!} why={why} onWhy={(step, text) => change({ [step]: text })} />}</QueryView>
    </ActionDialog>
  );
}

function Impact({ impact, why, onWhy }: { impact: MoveImpact; why: Record<string, string>; onWhy: (step: string, text: string) => void }) {
  const { t } = useTranslation();
  const text = useText();
  if (!impact.version) return <p>{t('office.move.none', { version: impact.from })}</p>;
  return (
    <>
      <p><b>{impact.from} → {impact.version}</b></p>
      {impact.faults.length > 0 && <p role="alert">{t('office.move.faults', { items: impact.faults.join(', ') })}</p>}
      <h4>{t('office.move.to-come')}</h4>
      <ul className={css.list}>{impact.redline.map((one, index) => <li key={index}>{text(one)}</li>)}</ul>
      {impact.dueNow.length > 0 && <><h4>{t('office.move.due-now')}</h4><ul className={css.list}>{impact.dueNow.map((one) => <li key={one.step}>{one.number} {text(one.title)}</li>)}</ul></>}
      {impact.done.length > 0 && <h4>{t('office.move.done')}</h4>}
      {impact.done.map((one) => <Textarea key={one.step} label={`${one.number} ${text(one.title)}`} placeholder={t('office.move.may-stand')} value={why[one.step] ?? ''} onChange={(event) => onWhy(one.step, event.currentTarget.value)} autosize minRows={1} maxRows={4} maxLength={1000} />)}
    </>
  );
}
