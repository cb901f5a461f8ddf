import { SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Campaign, campaignAction, type CleaningLevel } from '@/api/campaigns';
import { ActionDialog } from '@/parts/ActionDialog';

interface Props {
  campaign: Campaign;
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** A cleaning between two batches; the due one is proposed. */
export function CleanDialog({ campaign, opened, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<CleaningLevel | null>(null);
  const [note, setNote] = useState('');
  const level = chosen ?? campaign.due?.level ?? 'minor';
  return (
    <ActionDialog opened={opened} onClose={onClose} title={`${t('campaign.clean')} · ${campaign.id}`} why={t(`campaign.clean-why-${level}`)} verb={t('campaign.clean')} reason={false} path={campaignAction(campaign.id, 'clean')}
      body={() => (note.trim() === '' ? t('campaign.clean-note-missing') : { level, note: note.trim() })} onDone={() => { setNote(''); setChosen(null); onDone(); }}>
      <SegmentedControl aria-label={t('campaign.level')} value={level} onChange={(next) => setChosen(next as CleaningLevel)} data={(['minor', 'major'] as const).map((value) => ({ value, label: t(`campaign.level-${value}`) }))} />
      <Textarea data-autofocus label={t('campaign.clean-note')} value={note} onChange={(event) => setNote(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={500} />
    </ActionDialog>
  );
}
