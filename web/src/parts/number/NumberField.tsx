import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { decimal, decimalMark } from '@/i18n/format';
import { type FieldState, FieldStatus } from '../FieldStatus';
import css from './NumberField.module.css';

interface Props {
  label: string;
  unit: string;
  /** Canonical or still being typed; digits stay as entered. */
  value: string;
  onChange: (next: string) => void;
  state: FieldState;
  zone?: string;
  /** The floor types on our own keys: the device's keyboard stays away. */
  ownKeys?: boolean;
  onEnter?: () => void;
  autoFocus?: boolean;
  /** Marks the field for the draft store and for the caret after a lock. */
  name: string;
}

/** A number with its unit in its own column and its status line below, which keeps its height. */
export function NumberField({ label, unit, value, onChange, state, zone, ownKeys = false, onEnter, autoFocus, name }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const read = decimal(value);
  const complaint = !read.ok && read.reason !== 'empty' && !/[.,]$|^-$/.test(value) ? t(`field.${read.reason}`) : null;
  const shown: FieldState = complaint ? { kind: 'refused', why: complaint } : state;
  return (
    <div>
      <label className="th-label" htmlFor={id}>{label}</label>
      <div className={css.field} data-state={shown.kind}>
        <input
          id={id}
          data-field={name}
          className={css.input}
          inputMode={ownKeys ? 'none' : 'decimal'}
          autoComplete="off"
          autoFocus={autoFocus}
          value={value.replace('.', decimalMark(language))}
          aria-describedby={`${id}-state`}
          aria-invalid={shown.kind === 'refused' || undefined}
          onChange={(event) => onChange(event.currentTarget.value.replace(/[.,]/g, '.'))}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey) onEnter?.();
          }}
        />
        <span className={css.unit}>{unit}</span>
      </div>
      <div id={`${id}-state`}><FieldStatus state={shown} zone={zone} /></div>
    </div>
  );
}
