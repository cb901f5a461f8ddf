import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Primary } from '@/parts/Primary';
import { Sheet } from '../Sheet';
import { useSheetCommand } from './Notes';
import css from '../floor.module.css';

interface Props {
  /** What is to be cleaned, or null: closed. */
  equipment: string | null;
  onClose: () => void;
  onCleaned: () => void;
}

/** Equipment is left to be cleaned; who cleaned it says so here, and it can be taken. */
export function CleanSheet({ equipment, onClose, onCleaned }: Props) {
  const { t } = useTranslation();
  return (
    <Sheet opened={equipment !== null} onClose={onClose} title={t('floor.equipment.clean-title', { equipment })}>
      {equipment !== null && <Form equipment={equipment} onClose={onClose} onCleaned={onCleaned} />}
    </Sheet>
  );
}

function Form({ equipment, onClose, onCleaned }: { equipment: string; onClose: () => void; onCleaned: () => void }) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const { send, complaint, pending } = useSheetCommand(onCleaned);
  return (
    <div className={css.sheet}>
      <p>{t('floor.equipment.clean-what')}</p>
      <Textarea label={t('floor.equipment.clean-note')} value={note} onChange={(event) => setNote(event.currentTarget.value)} autosize minRows={2} maxRows={5} maxLength={500} />
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      <div className={css.sheetActions}>
        <Button onClick={onClose}>{t('verb.back')}</Button>
        <Primary loading={pending} onClick={() => send(`/api/equipment/${encodeURIComponent(equipment)}/actions/clean`, { note: note.trim() || undefined })}>{t('floor.equipment.clean')}</Primary>
      </div>
    </div>
  );
}
