import { IconBackspace } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { decimalMark } from '@/i18n/format';
import { useLanguage } from '@/i18n';
import css from './NumberPad.module.css';

interface Props {
  value: string;
  onChange: (next: string) => void;
  /** Whole numbers have no decimal key. */
  whole?: boolean;
  signed?: boolean;
}

const digits = ['7', '8', '9', '4', '5', '6', '1', '2', '3'];

/** Own keys for gloves: at least 112 × 80, the order of a calculator, the decimal mark of the language. */
export function NumberPad({ value, onChange, whole = false, signed = false }: Props) {
  const { t } = useTranslation();
  const mark = decimalMark(useLanguage());
  const hasMark = /[.,]/.test(value);
  const key = (text: string, label = text, act = () => onChange(value + text)) => (
    // The pointer must not take the focus away from the field that shows the digits.
    <button key={label} type="button" className={css.key} aria-label={label} onPointerDown={(event) => event.preventDefault()} onClick={act}>
      {text === '<' ? <IconBackspace stroke={1.75} size={28} aria-hidden /> : text}
    </button>
  );
  return (
    <div className={css.pad} role="group" aria-label={t('pad.label')}>
      {digits.map((digit) => key(digit))}
      {signed && key('±', t('pad.sign'), () => onChange(value.startsWith('-') ? value.slice(1) : `-${value}`))}
      {key('0')}
      {!whole && key(mark, mark, () => !hasMark && onChange(`${value === '' ? '0' : value}.`))}
      {key('<', t('pad.delete'), () => onChange(value.slice(0, -1)))}
    </div>
  );
}
