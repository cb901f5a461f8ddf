import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queriesPath, type ReviewOutcome, type SavedQuery } from '@/api/activityQueries';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';

interface Props {
  opened: boolean;
  saved: SavedQuery;
  through: number;
  onClose: () => void;
  onDone: () => void;
}

const outcomes: ReviewOutcome[] = ['nothing-unusual', 'followed-up'];

/** What the review of the rows came to, then the signature under it. */
export function ReviewQuery({ opened, saved, through, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<string>('');
  const [text, setText] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const [signing, setSigning] = useState(false);
  const missing = outcome === '' ? t('trail.outcome-needed') : outcome === 'followed-up' && text.trim() === '' ? t('trail.text-needed') : null;
  const go = () => {
    setComplaint(missing);
    if (missing === null) setSigning(true);
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('trail.review-title', { name: saved.name })} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      <Stack>
        <p style={{ margin: 0 }}>{t('trail.review-why', { through })}</p>
        <Radio.Group label={t('trail.outcome-label')} value={outcome} onChange={setOutcome}>
          <Stack gap="xs" mt="xs">{outcomes.map((one) => <Radio key={one} value={one} label={t(`trail.outcome.${one}`)} />)}</Stack>
        </Radio.Group>
        <Textarea label={t('trail.found')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={2000} />
        <p role="alert" style={{ margin: 0, minHeight: '1.5em', color: 'var(--th-stop)' }}>{complaint ?? '\u00a0'}</p>
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={onClose}>{t('verb.back')}</Button>
          <Primary onClick={go}>{t('trail.go-sign')}</Primary>
        </Group>
      </Stack>
      <SignatureSheet opened={signing} onClose={() => setSigning(false)} action={`${queriesPath}/${saved.id}/actions/review`}
        body={{ through, outcome, text: text.trim() || undefined }} onSigned={() => { setSigning(false); setOutcome(''); setText(''); onDone(); }} />
    </Modal>
  );
}
