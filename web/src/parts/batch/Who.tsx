import type { By, When } from '@/api/batches';
import { useLanguage } from '@/i18n';
import { inZone } from '@/i18n/format';
import { useTranslation } from 'react-i18next';
import css from './batch.module.css';

/** Who and when, beside every value. The entry's number and the terminal are one look further, in the title. */
export function Who({ by, when, short = false }: { by?: By | string | null; when: When; short?: boolean }) {
  const { t } = useTranslation();
  useLanguage();
  const name = typeof by === 'string' ? by : by?.name;
  const local = inZone(when.at, when.zone);
  const time = short ? local.time.slice(0, 5) : `${local.date} ${local.time} ${local.offset}`;
  return (
    <span className={css.who} title={t('batch.entry', { number: when.entry, terminal: when.terminal ?? '–', time: `${local.date} ${local.time} ${local.offset}` })}>
      {name && <>{name} · </>}<time dateTime={when.at}>{time}</time>
    </span>
  );
}
