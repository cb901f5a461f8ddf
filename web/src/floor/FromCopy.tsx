import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { shortTime } from '@/i18n/format';
import { useCopiedAt } from '@/parts/drafts/copies';
import css from './floor.module.css';

/** What is shown comes from this device: as of when, and what it lacks. */
export function FromCopy({ path, zone, of = 'batch' }: { path: string; zone: string; of?: 'batch' | 'list' }) {
  const { t } = useTranslation();
  const at = useCopiedAt(path);
  if (at === undefined) return null;
  return <p className={css.look} role="status" data-copy><IconCloudOff stroke={1.75} size={20} aria-hidden /> {t(`floor.copy.${of}`, { time: shortTime(at, zone) })}</p>;
}
