import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActivityFilters, toServer } from '@/api/activity';
import { queriesPath, type SavedQuery, savedQueriesQuery } from '@/api/activityQueries';
import { ActionDialog } from '@/parts/ActionDialog';

interface Props {
  opened: boolean;
  filters: ActivityFilters;
  zone: string;
  onClose: () => void;
  onSaved: (saved: SavedQuery) => void;
}

/** The filters of now under a name. They are never changed afterwards: what a signed review looked at stays the same question. */
export function SaveQuery({ opened, filters, zone, onClose, onSaved }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const saved = (answer: SavedQuery) => {
    setName('');
    void queries.invalidateQueries({ queryKey: savedQueriesQuery.queryKey });
    onSaved(answer);
  };
  return (
    <ActionDialog<SavedQuery> opened={opened} onClose={onClose} title={t('trail.save')} why={t('trail.save-why')} verb={t('verb.save')} path={queriesPath} reason={false}
      body={() => (name.trim() === '' ? t('trail.name-needed') : { name: name.trim(), query: toServer(filters, zone) })} onDone={saved}>
      <TextInput data-autofocus label={t('trail.name')} value={name} maxLength={80} onChange={(event) => setName(event.currentTarget.value)} autoComplete="off" />
    </ActionDialog>
  );
}
