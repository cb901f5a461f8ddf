import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The way to the rest of a list, where it has one. */
export function More({ more, isReading = false }: { more: (() => void) | null; isReading?: boolean }) {
  const { t } = useTranslation();
  return more && <Button variant="default" mt={12} loading={isReading} onClick={more}>{t('part.more')}</Button>;
}
