import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { reviewQuery } from '@/api/recipeLife';
import { addressOf } from '@/api/recipes';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { SignedAction } from './SignedAction';

/** The author sends a version to review. A change of an approved version asks why; a first version does not. */
export function SendToReview({ id, version, opened, onClose, onSigned }: { id: string; version: string; opened: boolean; onClose: () => void; onSigned: () => void }) {
  const { t } = useTranslation();
  const review = useQuery({ ...reviewQuery(id, version), enabled: opened });
  const action = `${addressOf(id, version)}/actions/send-to-review`;
  if (review.data?.reasonNeeded) {
    return (
      <SignedAction opened={opened} onClose={onClose} action={action} title={t('recipes.do.send-to-review')}
        why={t('recipe-life.reason-for-change', { version: review.data.predecessor, count: review.data.diff.changes })} onSigned={onSigned} />
    );
  }
  return <SignatureSheet opened={opened && review.data !== undefined} onClose={onClose} action={action} body={{}} onSigned={onSigned} />;
}
