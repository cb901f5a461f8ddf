import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from '@/api/batches';
import { useLanguage } from '@/i18n';
import { quantity } from '@/i18n/format';
import { type FieldState, FieldStatus } from '@/parts/FieldStatus';
import { NumberField } from '@/parts/number/NumberField';
import { NumberPad } from '@/parts/number/NumberPad';
import { isReconciled, partsOf, readParts, resultOf } from './parts';
import css from '../floor.module.css';

interface Props {
  step: Step;
  draft: string;
  onChange: (draft: string) => void;
  state: FieldState;
  zone: string;
  onEnter: () => void;
  onPart: (part: string) => void;
}

/** Several numbers and what they come to, while they are typed: the difference of labels, the net of a weighing. */
export function PartsInput({ step, draft, onChange, state, zone, onEnter, onPart }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const given = readParts(draft);
  const [at, setAt] = useState(0);
  const names = partsOf[step.kind] ?? [];
  const unit = step.unit ?? step.target?.unit ?? (step.kind === 'weigh' ? 'kg' : 'each');
  const done = resultOf(step, draft);
  const fits = done === null ? undefined : step.kind === 'weigh' ? undefined : isReconciled(step, done.result);
  return (
    <div className={css.parts}>
      {names.map((name, index) => (
        <div key={name} onFocus={() => { setAt(index); onPart(name); }}>
          <NumberField label={t(`batch.part.${name}`)} unit={unit} value={given[name] ?? ''} onChange={(value) => onChange(JSON.stringify({ ...given, [name]: value }))}
            state={(given[name] ?? '') === '' ? { kind: 'empty' } : { kind: 'draft' }} zone={zone} ownKeys onEnter={onEnter} autoFocus={index === 0 && at === 0} name={`${step.number}-${name}`} />
        </div>
      ))}
      <p className={css.sum} role="status" data-tone={fits === false ? 'act' : undefined}>
        <span>{t(step.kind === 'weigh' ? 'floor.parts.net' : 'floor.parts.left')}</span>
        <b>{done ? quantity({ value: done.result, unit }, language) : '–'}</b>
      </p>
      <FieldStatus state={state} zone={zone} />
    </div>
  );
}

/** The keys write into the part that was touched last. */
export function PartsPad({ draft, part, onChange, whole }: { draft: string; part: string; onChange: (draft: string) => void; whole: boolean }) {
  if (part === '') return null;
  const given = readParts(draft);
  return <NumberPad value={given[part] ?? ''} onChange={(value) => onChange(JSON.stringify({ ...given, [part]: value }))} whole={whole} />;
}
