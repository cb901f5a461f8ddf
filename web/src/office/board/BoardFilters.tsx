import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Choice, choicesQuery } from '@/api/board';
import { useSite } from '@/shell/site';
import { type BoardSearch, type Grouping, groupings } from './search';
import { stateWord } from './useGroupName';

interface Props {
  search: BoardSearch;
  onChange: (change: BoardSearch) => void;
}

/** Narrow and group; only words that occur are offered, and what is chosen stands in the URL. */
export function BoardFilters({ search, onChange }: Props) {
  const { t } = useTranslation();
  const { site } = useSite();
  const { data } = useQuery(choicesQuery(site));
  const choose = (name: 'state' | 'product' | 'who', label: string, choices: readonly Choice[], word: (value: string) => string) => {
    const chosen = search[name];
    const values = chosen && !choices.some((one) => one.value === chosen) ? [...choices, { value: chosen, count: 0 }] : choices;
    return (
      <Select aria-label={label} placeholder={label} clearable clearButtonProps={{ 'aria-label': t('verb.clear') }} w={170} value={chosen ?? null}
        data={values.map(({ value, count }) => ({ value, label: t('board.group', { name: word(value), count }) }))} onChange={(next) => onChange({ [name]: next ?? undefined })} />
    );
  };
  return (
    <>
      <Words value={search.q ?? ''} onChange={(q) => onChange({ q: q || undefined })} />
      {choose('state', t('board.any-state'), data?.states ?? [], (value) => stateWord(value, t))}
      {choose('product', t('board.any-product'), data?.products ?? [], (value) => value)}
      {choose('who', t('board.anybody'), data?.who ?? [], (value) => t(`role.${value}`))}
      <Select aria-label={t('board.group-by')} placeholder={t('board.group-by')} clearable clearButtonProps={{ 'aria-label': t('verb.clear') }} w={160} value={search.group ?? null}
        data={groupings.map((value) => ({ value, label: t(`board.by.${value}`) }))} onChange={(next) => onChange({ group: (next ?? undefined) as Grouping | undefined })} />
    </>
  );
}

/** The server is asked when the hand rests, not at each letter. */
function Words({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  const tell = useDebouncedCallback(onChange, 250);
  useEffect(() => setTyped(value), [value]);
  return <TextInput aria-label={t('board.find')} placeholder={t('board.find')} w={180} value={typed} onChange={(event) => { setTyped(event.currentTarget.value); tell(event.currentTarget.value); }} />;
}
