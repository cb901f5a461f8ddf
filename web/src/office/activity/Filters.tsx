import { Autocomplete, Button, CloseButton, Popover, Select, Stack, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActivityFilters, type FilterName, filterNames, signatureFilters, typesQuery } from '@/api/activity';
import css from './activity.module.css';

interface Props {
  filters: ActivityFilters;
  onChange: (change: ActivityFilters) => void;
}

const labels: Record<FilterName, string> = {
  person: 'activity.person', stream: 'activity.record', type: 'activity.type', terminal: 'activity.terminal', signature: 'activity.signature',
  from: 'activity.from', to: 'activity.to', text: 'activity.text',
};

/** One chip per filter: tinted with its value while it narrows, else its name alone. */
export function Filters({ filters, onChange }: Props) {
  const { t } = useTranslation();
  const active = filterNames.filter((name) => filters[name]);
  return (
    <div className={css.filters} role="group" aria-label={t('activity.filter')}>
      <IconFilter stroke={1.75} size={20} aria-hidden className={css.icon} />
      {filterNames.map((name) => <Chip key={name} name={name} label={t(labels[name])} value={filters[name]} onChange={(value) => onChange({ [name]: value })} />)}
      {active.length > 1 && (
        <Button variant="subtle" color="gray" onClick={() => onChange(Object.fromEntries(active.map((name) => [name, undefined])))}>{t('activity.clear')}</Button>
      )}
    </div>
  );
}

function Chip({ name, label, value, onChange }: { name: FilterName; label: string; value?: string; onChange: (value: string | undefined) => void }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus width={280}>
      <span className={css.chip} data-active={value ? true : undefined}>
        <Popover.Target>
          <button type="button" className={css.chipText} onClick={() => setOpened(!opened)}>
            {label}{value && <>: <b>{name === 'signature' ? t(signatureWord(value)) : value}</b></>}
          </button>
        </Popover.Target>
        {value && <CloseButton size="sm" aria-label={t('activity.remove', { name: label })} onClick={() => onChange(undefined)} />}
      </span>
      <Popover.Dropdown>
        <Editor name={name} label={label} value={value ?? ''} onApply={(next) => { setOpened(false); onChange(next === '' ? undefined : next); }} />
      </Popover.Dropdown>
    </Popover>
  );
}

const examples: Record<FilterName, string> = {
  person: 'lan', stream: 'batch/B2406-017', type: 'role-granted', terminal: 'T1', signature: '', from: '2026-11-22', to: '2026-11-22', text: 'B2406*',
};

const signatureWord = (value: string) => (value === 'any' ? 'trail.signed-any' : `status.signature.${value}`);

function Editor({ name, label, value, onApply }: { name: FilterName; label: string; value: string; onApply: (value: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onApply(text.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Field name={name} label={label} value={text} onChange={setText} />
        <Button type="submit">{t('activity.apply')}</Button>
      </Stack>
    </form>
  );
}

function Field({ name, label, value, onChange }: { name: FilterName; label: string; value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const types = useQuery({ ...typesQuery, enabled: name === 'type' });
  if (name === 'type') {
    return <Autocomplete data-autofocus label={label} placeholder={examples.type} data={types.data ?? []} limit={12} value={value} onChange={onChange} comboboxProps={{ withinPortal: false }} />;
  }
  if (name === 'signature') {
    return (
      <Select data-autofocus label={label} data={signatureFilters.map((one) => ({ value: one, label: t(signatureWord(one)) }))} value={value || null}
        onChange={(next) => onChange(next ?? '')} comboboxProps={{ withinPortal: false }} />
    );
  }
  return (
    <TextInput data-autofocus label={label} description={name === 'text' ? t('trail.text-hint') : undefined} placeholder={examples[name]} value={value}
      onChange={(event) => onChange(event.currentTarget.value)} autoComplete="off" maxLength={200} />
  );
}
