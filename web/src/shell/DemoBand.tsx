import { useTranslation } from 'react-i18next';
import { useSession } from '@/api/session';
import css from './shell.module.css';

/** A demo says so on every screen and print: violet and hatched, because it is no record. */
export function DemoBand() {
  const { t } = useTranslation();
  const { data } = useSession();
  if (data?.instance.kind !== 'demo') return null;
  return <aside className={`${css.demo} th-hatched`} aria-label={t('shell.demo-label')}><span>{t('shell.demo')}</span></aside>;
}
