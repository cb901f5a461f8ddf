import { useTranslation } from 'react-i18next';
import { useSession } from '@/api/session';
import css from './shell.module.css';

/** A demo, and an instance for development or validation, says so on every screen: violet and hatched, because it is no record. */
export function DemoBand() {
  const { t } = useTranslation();
  const { data } = useSession();
  const { kind, stage, name } = data?.instance ?? {};
  if (kind !== 'demo' && stage && stage !== 'production')
    return <aside className={`${css.demo} th-hatched`} aria-label={t('shell.stage-label')}><span>{name} · {t(`shell.stage-${stage}`)}</span></aside>;
  if (kind !== 'demo') return null;
  return <aside className={`${css.demo} th-hatched`} aria-label={t('shell.demo-label')}><span>{t('shell.demo')}</span></aside>;
}
