import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, type Grade, may, type Step } from '@/api/batches';
import { useDraft } from '@/parts/drafts/useDraft';
import { Primary } from '@/parts/Primary';
import { Sheet } from './Sheet';
import { useSheetCommand } from './step/Notes';
import css from './floor.module.css';

const kinds = ['equipment', 'material', 'environment', 'documentation', 'safety', 'other'] as const;
const offered: readonly Grade[] = ['information', 'minor', 'major', 'critical'];

/** The same place on every step: what kind, what happened, what was done at once. The rest is known. */
export function ExceptionButton({ batch, step }: { batch: Batch; step?: Step | null }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  if (!may(batch, 'open-exception')) return null;
  return (
    <>
      <Button leftSection={<IconAlertTriangle stroke={1.75} size={28} />} onClick={() => setOpened(true)}>{t('floor.exception.open')}</Button>
      <Sheet opened={opened} onClose={() => setOpened(false)} title={t('floor.exception.title')}>
        <ExceptionForm batch={batch} step={step ?? null} onDone={() => setOpened(false)} />
      </Sheet>
    </>
  );
}

function ExceptionForm({ batch, step, onDone }: { batch: Batch; step: Step | null; onDone: () => void }) {
  const { t } = useTranslation();
  const scope = `batch/${batch.id}/exception`;
  const [kind, setKind] = useState<string | null>(null);
  const [grade, setGrade] = useState<Grade>(step?.critical ? 'major' : 'minor');
  const [what, setWhat, dropWhat] = useDraft(scope, 'description');
  const [atOnce, setAtOnce, dropAtOnce] = useDraft(scope, 'at-once');
  const { send, complaint, setComplaint, pending } = useSheetCommand(() => { dropWhat(); dropAtOnce(); onDone(); }, scope);
  const open = () => {
    const missing = kind === null ? t('floor.exception.say-kind') : what.trim() === '' ? t('floor.exception.say-what') : null;
    setComplaint(missing);
    if (missing === null) send(batchAction(batch.id, 'open-exception'), { kind, grade, description: what.trim(), step: step?.id, doneAtOnce: atOnce.trim() || undefined }, what.trim());
  };
  return (
    <div className={css.sheet}>
      {step && <p className="th-label">{t('floor.exception.at', { number: step.number })}</p>}
      <div className={css.kinds} role="radiogroup" aria-label={t('floor.exception.kind')}>
        {kinds.map((one) => (
          <button key={one} type="button" role="radio" aria-checked={kind === one} className={css.choice} onClick={() => setKind(one)}>{t(`batch.kind.${one}`)}</button>
        ))}
      </div>
      <Textarea label={t('floor.exception.what')} value={what} onChange={(event) => setWhat(event.currentTarget.value)} autosize minRows={2} maxRows={5} maxLength={2000} />
      <Textarea label={t('floor.exception.at-once')} value={atOnce} onChange={(event) => setAtOnce(event.currentTarget.value)} autosize minRows={1} maxRows={4} maxLength={2000} />
      <div>
        <span className="th-label">{t('floor.exception.grade')}</span>
        <SegmentedControl fullWidth aria-label={t('floor.exception.grade')} value={grade} onChange={(next) => setGrade(next as Grade)} data={offered.map((value) => ({ value, label: t(`status.exception.${value}`) }))} />
        <span className="th-hint">{grade === 'critical' ? t('floor.exception.holds') : '\u00a0'}</span>
      </div>
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      <div className={css.sheetActions}><Button onClick={onDone}>{t('verb.back')}</Button><Primary loading={pending} onClick={open}>{t('floor.exception.save')}</Primary></div>
    </div>
  );
}
