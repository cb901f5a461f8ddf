import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction } from '@/api/batches';
import type { ReviewItem } from '@/api/quality';
import { ActionDialog } from '@/parts/ActionDialog';

/** Returns an item with a question to the person behind it: it stands in that person's bell until it is answered. */
export function ReturnDialog({ batch, item, opened, onClose, onDone }: { batch: string; item: ReviewItem; opened: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <ActionDialog opened={opened} onClose={onClose} title={t('review.return')} why={item.person ? t('review.return-why', { name: item.person.name }) : t('review.return-nobody')} verb={t('review.ask')} path={batchAction(batch, 'ask')} reason={false}
      body={() => (text.trim() === '' ? t('review.ask-say') : { item: item.key, text: text.trim() })} onDone={() => { setText(''); onDone(); }}>
      <p style={{ margin: 0 }} className="th-label">{item.text}</p>
      <Textarea data-autofocus label={t('review.question')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={3} maxRows={8} maxLength={4000} />
    </ActionDialog>
  );
}
