import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Campaign, campaignAction, type CampaignAnswer } from '@/api/campaigns';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';

interface Props {
  campaign: Campaign;
  opened: boolean;
  onClose: () => void;
  onAnswer: (answer: CampaignAnswer) => void;
}

/** The orders that could not be released with the campaign, under another signature. */
export function ReleaseRest({ campaign, opened, onClose, onAnswer }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [body, setBody] = useState<object | null>(null);
  const missing = campaign.batches.filter((one) => one.state === null);
  return (
    <Modal opened={opened} onClose={onClose} title={t('campaign.release-rest', { count: missing.length })} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      <Stack>
        <p style={{ margin: 0 }}>{missing.map((one) => one.batch).join(', ')}</p>
        <Textarea label={t('board.reserve.why')} description={t('campaign.shortage-hint')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={500} />
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={onClose}>{t('verb.back')}</Button>
          <Primary onClick={() => setBody({ shortageReason: reason.trim() || undefined })}>{t('board.go-sign')}</Primary>
        </Group>
      </Stack>
      <SignatureSheet<CampaignAnswer> opened={body !== null} onClose={() => setBody(null)} action={campaignAction(campaign.id, 'release-orders')} body={body ?? {}} onSigned={(answer) => { setBody(null); onAnswer(answer); }} />
    </Modal>
  );
}
