import { Button, CloseButton, Popover, Stack, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActivityFilters, type FilterName, filterNames } from '@/api/activity';
import css from './activity.module.css';

interface Props {
  filters: ActivityFilters;
  onChange: (change: ActivityFilters) => void;
}

const labels: Record<FilterName, string> = { person: 'activity.person', stream: 'activity.record', type: 'activity.type', from: 'activity.from', to: 'activity.to', text: 'activity.text' };

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
            {label}{value && <>: <b>{value}</b></>}
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
  person: 'lan', stream: 'batch/B2406-017', type: 'role-granted', from: '2026-11-22', to: '2026-11-22', text: '',
};

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
        <TextInput data-autofocus label={label} placeholder={examples[name]} value={text} onChange={(event) => setText(event.currentTarget.value)} autoComplete="off" />
        <Button type="submit">{t('activity.apply')}</Button>
      </Stack>
    </form>
  );
}
