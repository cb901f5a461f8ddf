import { ActionIcon, Autocomplete, Button, Checkbox, MultiSelect, SegmentedControl, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { everyPage } from '@/api/page';
import type { LocalizedText } from '@/api/recipes';
import { useLanguage } from '@/i18n';
import { decimal, decimalMark } from '@/i18n/format';
import type { Json, Limits, Quantity, Tolerance } from './model/recipe';
import { units } from './units';
import css from './editor.module.css';

/** The plant's register. It changes seldom, and a code that is not in it may be typed all the same. */
const materialsQuery = queryOptions({
  queryKey: ['materials'], staleTime: 60_000,
  queryFn: async ({ signal }) => (await everyPage<{ code: string; name: string }>('/api/materials', undefined, signal)).items,
});

export interface FieldProps<T> { label: string; value: T | null | undefined; onChange: (next: T | undefined) => void; name?: string; description?: string }

/** One line of text; empty says nothing. What the recipe needs is not taken away by emptying the field: it waits for the next text. */
export function LineField({ label, value, onChange, name, description, needed = false }: FieldProps<string> & { needed?: boolean }) {
  const { t } = useTranslation();
  const [empty, setEmpty] = useState(false);
  const take = (typed: string) => {
    setEmpty(needed && typed.trim() === '');
    if (!needed || typed.trim() !== '') onChange(typed || undefined);
  };
  return <TextInput label={label} value={empty ? '' : value ?? ''} data-field={name} description={description} error={empty && t('field.empty')} onBlur={() => setEmpty(false)} onChange={(event) => take(event.currentTarget.value)} />;
}

/** A material by its code: those of the plant's register are offered, another may be typed. */
export function MaterialField({ label, value, onChange, name, needed = false }: FieldProps<string> & { needed?: boolean }) {
  const { t } = useTranslation();
  const [empty, setEmpty] = useState(false);
  const { data = [] } = useQuery(materialsQuery);
  const names = new Map(data.map((one) => [one.code, one.name]));
  const take = (typed: string) => {
    setEmpty(needed && typed.trim() === '');
    if (!needed || typed.trim() !== '') onChange(typed.trim() || undefined);
  };
  return (
    <Autocomplete label={label} data-field={name} data={[...names.keys()]} value={empty ? '' : value ?? ''} limit={30} maxDropdownHeight={260} error={empty && t('field.empty')} onBlur={() => setEmpty(false)} onChange={take}
      filter={({ options, search }) => options.filter((one) => 'value' in one && `${one.value} ${names.get(one.value) ?? ''}`.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase()))}
      renderOption={({ option }) => <span><span className="th-mono">{option.value}</span> <span className="th-hint">{names.get(option.value)}</span></span>} />
  );
}

/** A decimal as it was typed: `10.50` stays `10.50`. What is no number yet stays in the field and goes nowhere. */
export function DecimalField({ label, value, onChange, name, unit }: FieldProps<string> & { unit?: string | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? (value ?? '').replace('.', decimalMark(language));
  const wrong = draft !== null && !/^-?\d*[.,]?$/.test(draft) && !decimal(draft).ok ? t('field.not-a-number') : null;
  return (
    <TextInput label={label} value={shown} data-field={name} inputMode="decimal" error={wrong} rightSection={unit ? <span className="th-hint">{unit}</span> : undefined}
      rightSectionWidth={unit ? `${unit.length + 1}ch` : undefined} onBlur={() => { if (!wrong) setDraft(null); }}
      onChange={(event) => {
        const typed = event.currentTarget.value.trim();
        const read = decimal(typed);
        if (typed === '') { setDraft(null); onChange(undefined); }
        else if (read.ok) { setDraft(/[.,]\d*$/.test(typed) ? typed : null); onChange(read.value); }
        else setDraft(typed);
      }} />
  );
}

/** A whole number: digits, rows, times. What is less than it may be is on its way to more. */
export function WholeField({ label, value, onChange, name, min = 0, max = 100_000 }: FieldProps<number> & { min?: number; max?: number }) {
  const [draft, setDraft] = useState<string | null>(null);
  const take = (typed: string) => {
    const whole = Math.min(max, Number(typed));
    setDraft(typed !== '' && whole < min ? typed : null);
    if (typed === '') onChange(undefined);
    else if (whole >= min) onChange(whole);
  };
  return <TextInput label={label} value={draft ?? value ?? ''} data-field={name} inputMode="numeric" onBlur={() => setDraft(null)} onChange={(event) => take(event.currentTarget.value.replace(/\D/g, ''))} />;
}

/** A unit of the table, or a quotient; it counts when the field is left or one is chosen. */
export function UnitField({ label, value, onChange, name, data = units }: FieldProps<string> & { data?: string[] }) {
  const [draft, setDraft] = useState<string | null>(null);
  const take = (next: string) => { setDraft(null); if (next !== (value ?? '')) onChange(next.trim() || undefined); };
  return (
    <Autocomplete label={label} data-field={name} data={data} value={draft ?? value ?? ''} onChange={setDraft} onOptionSubmit={take} maxDropdownHeight={220}
      onBlur={() => draft !== null && take(draft)} />
  );
}

/** A value with its unit; it counts once it has both. */
export function QuantityField({ label, value, onChange, name, data }: FieldProps<Quantity> & { data?: string[] }) {
  const { t } = useTranslation();
  const [half, setHalf] = useState<Partial<Quantity>>({});
  const now = { value: value?.value ?? half.value, unit: value?.unit ?? half.unit };
  const take = (next: { value?: string; unit?: string }) => {
    if (next.value && next.unit) { setHalf({}); onChange({ value: next.value, unit: next.unit }); }
    else { setHalf(next); if (value) onChange(undefined); }
  };
  return (
    <Fieldset label={label}>
      <div className={css.pair}>
        <DecimalField label={t('editor.field.amount')} name={name} value={now.value} onChange={(next) => take({ ...now, value: next })} />
        <UnitField label={t('editor.field.unit')} name={name && `${name}-unit`} data={data} value={now.unit} onChange={(next) => take({ ...now, unit: next })} />
      </div>
    </Fieldset>
  );
}

export function LimitsField({ label, value, onChange, name, unit }: FieldProps<Limits> & { unit?: string | null }) {
  const { t } = useTranslation();
  const take = (next: Limits) => onChange(next.low || next.high ? { ...(next.low ? { low: next.low } : {}), ...(next.high ? { high: next.high } : {}) } : undefined);
  return (
    <Fieldset label={label}>
      <div className={css.pair}>
        <DecimalField label={t('editor.field.low')} name={name && `${name}-low`} unit={unit} value={value?.low} onChange={(low) => take({ low, high: value?.high })} />
        <DecimalField label={t('editor.field.high')} name={name && `${name}-high`} unit={unit} value={value?.high} onChange={(high) => take({ low: value?.low, high })} />
      </div>
    </Fieldset>
  );
}

export function ToleranceField({ label, value, onChange, name }: FieldProps<Tolerance>) {
  const { t } = useTranslation();
  const take = (minus: string | undefined, plus: string | undefined) => onChange(minus || plus ? { minusPercent: minus ?? '0', plusPercent: plus ?? '0' } : undefined);
  return (
    <Fieldset label={label}>
      <div className={css.pair}>
        <DecimalField label={t('editor.field.minus')} name={name && `${name}-minus`} unit="%" value={value?.minusPercent} onChange={(minus) => take(minus, value?.plusPercent)} />
        <DecimalField label={t('editor.field.plus')} name={name && `${name}-plus`} unit="%" value={value?.plusPercent} onChange={(plus) => take(value?.minusPercent, plus)} />
      </div>
    </Fieldset>
  );
}

export function FlagField({ label, value, onChange, name }: FieldProps<boolean>) {
  return <Switch label={label} data-field={name} checked={value ?? false} onChange={(event) => onChange(event.currentTarget.checked)} />;
}

export interface Option { value: string; label: string }

export function ChoiceField({ label, value, onChange, name, options, needed = false }: FieldProps<string> & { options: Option[]; needed?: boolean }) {
  const known = value && !options.some((one) => one.value === value) ? [...options, { value, label: value }] : options;
  return <Select label={label} data-field={name} data={known} value={value ?? null} clearable={!needed} searchable={options.length > 8} onChange={(next) => onChange(next ?? undefined)} />;
}

export function ManyField({ label, value, onChange, name, options }: FieldProps<string[]> & { options: Option[] }) {
  const chosen = value ?? [];
  if (options.length <= 4 && options.length > 0) {
    return (
      <Checkbox.Group label={label} value={chosen} onChange={(next) => onChange(next)}>
        <div className={css.checks}>{options.map((one) => <Checkbox key={one.value} value={one.value} label={one.label} data-field={name} />)}</div>
      </Checkbox.Group>
    );
  }
  return <MultiSelect label={label} data-field={name} data={options} value={chosen} onChange={(next) => onChange(next)} searchable clearable />;
}

const textLanguages = ['en', 'vi', 'zh'] as const;

/** A text of the recipe in its languages, one under the other's tab. The original is English; where a translation is missing it stands. */
export function LocalizedField({ label, value, onChange, name, lines = 1, needed = false }: FieldProps<LocalizedText> & { lines?: number; needed?: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const own = useLanguage();
  const [language, setLanguage] = useState<(typeof textLanguages)[number]>(own);
  const [empty, setEmpty] = useState(false);
  const shown = empty ? '' : value?.[language] ?? '';
  const take = (typed: string) => {
    const bare = typed.trim() === '';
    const others = textLanguages.filter((one) => one !== language && value?.[one]);
    // The original stands wherever a translation is missing, so it is said as long as anything is.
    setEmpty(bare && language === 'en' && (needed || others.length > 0));
    if (bare && language === 'en') { if (!needed && others.length === 0) onChange(undefined); return; }
    const next = { ...value, [language]: bare ? undefined : typed } as Partial<LocalizedText>;
    const { en = typed, vi, zh } = next;
    onChange({ en, ...(vi ? { vi } : {}), ...(zh ? { zh } : {}) });
  };
  const shared = { id, value: shown, 'data-field': name, lang: language, placeholder: language === 'en' ? undefined : value?.en, error: empty && t('field.empty'), onBlur: () => setEmpty(false), onChange: (event: { currentTarget: { value: string } }) => take(event.currentTarget.value) };
  return (
    <div>
      <div className={css.labelLine}>
        <label className="th-label" htmlFor={id}>{label}</label>
        <SegmentedControl size="xs" value={language} onChange={(next) => setLanguage(next as typeof language)} aria-label={t('editor.text-language', { label })}
          data={textLanguages.map((one) => ({ value: one, label: value?.[one] ? one : `${one} –` }))} />
      </div>
      {lines > 1 ? <Textarea {...shared} autosize minRows={lines} maxRows={12} /> : <TextInput {...shared} />}
    </div>
  );
}

export function Fieldset({ label, children }: { label: string; children: ReactNode }) {
  return <fieldset className={css.fieldset}><legend className="th-label">{label}</legend>{children}</fieldset>;
}

interface ManyProps<T> {
  label: string; add: string; value: readonly T[] | null | undefined; onChange: (next: T[]) => void; make: () => T; line: (one: T, set: (next: T) => void, index: number) => ReactNode;
  name?: string;
}

/** Lines that belong together: choices, columns, signers. */
export function LinesField<T>({ label, add, value, onChange, make, line, name }: ManyProps<T>) {
  const { t } = useTranslation();
  const all = value ?? [];
  return (
    <Fieldset label={label}>
      {all.map((one, index) => (
        <div key={index} className={css.line}>
          <div className={css.lineFields}>{line(one, (next) => onChange(all.with(index, next)), index)}</div>
          <ActionIcon aria-label={t('editor.remove-line', { label, number: index + 1 })} onClick={() => onChange(all.toSpliced(index, 1))}><IconTrash size={18} stroke={1.75} /></ActionIcon>
        </div>
      ))}
      <Button size="xs" data-field={name} onClick={() => onChange([...all, make()])}>{add}</Button>
    </Fieldset>
  );
}

export type AnyJson = Json;
