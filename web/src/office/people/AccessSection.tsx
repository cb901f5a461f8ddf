import { useTranslation } from 'react-i18next';
import type { Person } from '@/api/people';
import { i18n } from '@/i18n';
import { Time } from '@/parts/Time';
import { useZone } from '@/shell/site';
import css from './people.module.css';

/** The newest sign-ins, locks and failures, each an entry of the ledger. */
export function AccessSection({ person }: { person: Person }) {
  const { t } = useTranslation();
  const zone = useZone();
  if (person.access.length === 0) return null;
  const word = (type: string) => {
    const key = `access.${type.split('.')[0]}`;
    return i18n.exists(key) ? t(key) : type;
  };
  return (
    <section className={css.wide} aria-labelledby="access">
      <h2 id="access">{t('people.access')}</h2>
      <table className={css.table}>
        <thead><tr><th>{t('activity.time')}</th><th>{t('activity.what')}</th><th>{t('activity.terminal')}</th><th className="th-number">#</th></tr></thead>
        <tbody>
          {person.access.slice(0, 20).map((line) => (
            <tr key={line.number}><td><Time at={line.at} zone={zone} /></td><td>{word(line.type)}</td><td className="th-mono">{line.terminal ?? '–'}</td><td className="th-number th-hint">{line.number}</td></tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
