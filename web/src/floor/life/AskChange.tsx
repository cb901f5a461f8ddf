import { Button, Checkbox, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { IconPencilPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, may, type Step } from '@/api/batches';
import { useDraft } from '@/parts/drafts/useDraft';
import { Primary } from '@/parts/Primary';
import { useScan } from '@/parts/scan/ScanCatcher';
import { Sheet } from '../Sheet';
import { useSheetCommand } from '../step/Notes';
import css from '../floor.module.css';

const kinds = ['instruction', 'number', 'text', 'yes-no', 'attachment'] as const;
const scopes = ['step', 'phase', 'unit'] as const;

/** What the recipe does not say is asked for here; nothing changes before QA has signed it. */
export function AskChange({ batch, step }: { batch: Batch; step: Step }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const equipment = step.equipmentClass !== null && may(batch, 'request-equipment');
  const another = may(batch, 'request-step');
  if (!equipment && !another) return null;
  return (
    <>
      <Button leftSection={<IconPencilPlus stroke={1.75} size={28} />} onClick={() => setOpen(true)}>{t('floor.ask.do')}</Button>
      <Sheet opened={open} onClose={() => setOpen(false)} title={t('floor.ask.title', { number: step.number })}>
        <Forms batch={batch} step={step} equipment={equipment} another={another} onClose={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

function Forms({ batch, step, equipment, another, onClose }: { batch: Batch; step: Step; equipment: boolean; another: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [what, setWhat] = useState(equipment ? 'equipment' : 'step');
  return (
    <div className={css.sheet}>
      <p>{t('floor.ask.why')}</p>
      {equipment && another && <SegmentedControl fullWidth aria-label={t('floor.ask.do')} value={what} onChange={setWhat} data={['equipment', 'step'].map((value) => ({ value, label: t(`floor.ask.${value}`) }))} />}
      {what === 'equipment' ? <EquipmentForm batch={batch} step={step} onClose={onClose} /> : <StepForm batch={batch} step={step} onClose={onClose} />}
    </div>
  );
}

interface FormProps {
  batch: Batch;
  step: Step;
  onClose: () => void;
}

function EquipmentForm({ batch, step, onClose }: FormProps) {
  const { t } = useTranslation();
  const scopeOf = `batch/${batch.id}/${step.number}`;
  const [code, setCode, dropCode] = useDraft(scopeOf, 'other-equipment');
  const [reason, setReason, dropReason] = useDraft(scopeOf, 'other-equipment-why');
  const [scope, setScope] = useState<string>('step');
  useScan((scan) => setCode(scan.text.trim()));
  const { send, complaint, setComplaint, pending } = useSheetCommand(() => { dropCode(); dropReason(); onClose(); });
  const ask = () => {
    if (code.trim() === '') setComplaint(t('floor.ask.code-needed'));
    else if (reason.trim() === '') setComplaint(t('part.reason-needed'));
    else send(batchAction(batch.id, 'request-equipment'), { step: step.id, equipment: code.trim(), scope, reason: reason.trim() });
  };
  return (
    <>
      <TextInput data-autofocus label={t('floor.ask.code', { class: step.equipmentClass ?? '' })} value={code} onChange={(event) => setCode(event.currentTarget.value)} maxLength={64} />
      <SegmentedControl fullWidth aria-label={t('floor.ask.scope')} value={scope} onChange={setScope} data={scopes.map((value) => ({ value, label: t(`floor.ask.scope-${value}`) }))} />
      <Ask reason={reason} setReason={setReason} complaint={complaint} pending={pending} onAsk={ask} onClose={onClose} />
    </>
  );
}

function StepForm({ batch, step, onClose }: FormProps) {
  const { t } = useTranslation();
  const scopeOf = `batch/${batch.id}/${step.number}`;
  const [title, setTitle, dropTitle] = useDraft(scopeOf, 'another-step');
  const [text, setText, dropText] = useDraft(scopeOf, 'another-step-text');
  const [reason, setReason, dropReason] = useDraft(scopeOf, 'another-step-why');
  const [kind, setKind, dropKind] = useDraft(scopeOf, 'another-step-kind', 'instruction');
  const [unit, setUnit, dropUnit] = useDraft(scopeOf, 'another-step-unit');
  const [low, setLow, dropLow] = useDraft(scopeOf, 'another-step-low');
  const [high, setHigh, dropHigh] = useDraft(scopeOf, 'another-step-high');
  const [verification, setVerification] = useState(false);
  const { send, complaint, setComplaint, pending } = useSheetCommand(() => { for (const drop of [dropTitle, dropText, dropReason, dropKind, dropUnit, dropLow, dropHigh]) drop(); onClose(); });
  const limit = (typed: string) => (typed.trim() === '' ? undefined : typed.trim().replace(',', '.'));
  const ask = () => {
    if (title.trim() === '') setComplaint(t('floor.ask.title-needed'));
    else if (reason.trim() === '') setComplaint(t('part.reason-needed'));
    else if ([low, high].some((typed) => limit(typed) !== undefined && !/^-?\d+(\.\d+)?$/.test(limit(typed)!))) setComplaint(t('floor.ask.limit-wrong'));
    else send(batchAction(batch.id, 'request-step'), {
      after: step.id, title: title.trim(), text: text.trim() || undefined, kind, reason: reason.trim(), verification,
      ...(kind === 'number' ? { unit: unit.trim() || undefined, low: limit(low), high: limit(high) } : {}),
    });
  };
  return (
    <>
      <TextInput data-autofocus label={t('floor.ask.what')} value={title} onChange={(event) => setTitle(event.currentTarget.value)} maxLength={200} />
      <Textarea label={t('floor.ask.text')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={1} maxRows={5} maxLength={2000} />
      <Select label={t('floor.ask.kind')} value={kind} onChange={(value) => setKind(value ?? 'instruction')} allowDeselect={false} data={kinds.map((value) => ({ value, label: t(`floor.ask.kind-${value}`) }))} />
      {kind === 'number' && (
        <div className={css.row}>
          <TextInput label={t('floor.ask.unit')} value={unit} onChange={(event) => setUnit(event.currentTarget.value)} maxLength={16} />
          <TextInput label={t('floor.ask.low')} value={low} onChange={(event) => setLow(event.currentTarget.value)} inputMode="decimal" maxLength={20} />
          <TextInput label={t('floor.ask.high')} value={high} onChange={(event) => setHigh(event.currentTarget.value)} inputMode="decimal" maxLength={20} />
        </div>
      )}
      <Checkbox size="lg" styles={{ body: { minHeight: 56, alignItems: 'center' }, label: { fontSize: '1.125rem' } }} label={t('floor.ask.verified')} checked={verification} onChange={(event) => setVerification(event.currentTarget.checked)} />
      <Ask reason={reason} setReason={setReason} complaint={complaint} pending={pending} onAsk={ask} onClose={onClose} />
    </>
  );
}

function Ask({ reason, setReason, complaint, pending, onAsk, onClose }: { reason: string; setReason: (text: string) => void; complaint: string | null; pending: boolean; onAsk: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Textarea label={t('part.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={5} maxLength={1000} />
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      <div className={css.sheetActions}><Button onClick={onClose}>{t('verb.back')}</Button><Primary loading={pending} onClick={onAsk}>{t('floor.ask.send')}</Primary></div>
    </>
  );
}
