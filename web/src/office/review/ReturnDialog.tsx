import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { batchAction } from '@/api/batches';
import type { ReviewItem } from '@/api/quality';
import { ActionDialog } from '@/parts/ActionDialog';
import { useFormDraft } from '@/parts/drafts/useFormDraft';

/** Returns an item with a question to the person behind it: it stands in that person's bell until it is answered. */
export function ReturnDialog({ batch, item, opened, onClose, onDone }: { batch: string; item: ReviewItem; opened: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [{ text }, change, drop] = useFormDraft(`batch/${batch}/question/${item.key}`, { text: '' });
  return (
    <ActionDialog opened={opened} onClose={onClose} title={t('review.return')} why={item.person ? t('review.return-why', { name: item.person.name }) : t('review.return-nobody')} verb={t('review.ask')} path={batchAction(batch, 'ask')} reason={false}
      body={() => (text.trim() === '' ? t('review.ask-say') : { item: item.key, text: text.trim() })} onDone={() => { drop(); onDone(); }}>
      <p style={{ margin: 0 }} className="th-label">{item.text}</p>
      <Textarea data-autofocus label={t('review.question')} value={text} onChange={(event) => change({ text: event.currentTarget.value })} autosize minRows={3} maxRows={8} maxLength={4000} />
    </ActionDialog>
  );
}
