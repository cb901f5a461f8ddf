import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BoardRow } from '@/api/batches';
import { actorOf } from '@/parts/batch/waits';
import { productOfRow, stateOf } from './rows';
import { type BoardSearch, type Grouping, groupings } from './search';
import { stateWord } from './useGroupName';

interface Props {
  rows: readonly BoardRow[];
  search: BoardSearch;
  onChange: (change: BoardSearch) => void;
}

/** Narrow and group; only words that occur are offered, and what is chosen stands in the URL. */
export function BoardFilters({ rows, search, onChange }: Props) {
  const { t } = useTranslation();
  const states = [...new Set(rows.map(stateOf))];
  const products = [...new Set(rows.map(productOfRow))].sort();
  const roles = [...new Set(rows.flatMap((row) => row.waitsFor.map(actorOf)))];
  const choose = (name: 'state' | 'product' | 'who', label: string, data: { value: string; label: string }[]) => (
    <Select aria-label={label} placeholder={label} clearable clearButtonProps={{ 'aria-label': t('verb.clear') }} w={170} data={data} value={search[name] ?? null} onChange={(next) => onChange({ [name]: next ?? undefined })} />
  );
  return (
    <>
      <TextInput aria-label={t('board.find')} placeholder={t('board.find')} w={180} value={search.q ?? ''} onChange={(event) => onChange({ q: event.currentTarget.value || undefined })} />
      {choose('state', t('board.any-state'), states.map((value) => ({ value, label: stateWord(value, t) })))}
      {choose('product', t('board.any-product'), products.map((value) => ({ value, label: value })))}
      {choose('who', t('board.anybody'), roles.map((value) => ({ value, label: t(`role.${value}`) })))}
      <Select aria-label={t('board.group-by')} placeholder={t('board.group-by')} clearable clearButtonProps={{ 'aria-label': t('verb.clear') }} w={160} value={search.group ?? null}
        data={groupings.map((value) => ({ value, label: t(`board.by.${value}`) }))} onChange={(next) => onChange({ group: (next ?? undefined) as Grouping | undefined })} />
    </>
  );
}
