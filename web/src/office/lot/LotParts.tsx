import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { quantity } from '@/i18n/format';
import { Time } from '@/parts/Time';
import { QueryView } from '@/parts/views/Views';
import { movementsQuery, type LotState } from './lots';
import css from './lot.module.css';

interface Props { lot: LotState }

function Panel({ title, empty, children }: { title: string; empty?: string | false; children: ReactNode }) {
  return <section className={css.panel}><h2>{title}</h2>{empty ? <p className="th-label">{empty}</p> : children}</section>;
}

export function Containers({ lot }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Panel title={t('lot.containers')} empty={lot.containers.length === 0 && t('lot.one-container')}>
      <table className={css.table}>
        <thead><tr><th scope="col">{t('lot.container')}</th><th scope="col">{t('plant.lot.received')}</th><th scope="col">{t('lot.left')}</th></tr></thead>
        <tbody>
          {lot.containers.map((one) => (
            <tr key={one.id} data-empty={one.emptied || undefined}>
              <th scope="row" className="th-mono">{one.id}</th><td>{quantity(one.received, language)}</td><td>{one.emptied ? t('lot.emptied') : quantity(one.left, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

export function Reservations({ lot }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Panel title={t('lot.reserved')} empty={lot.reservations.length === 0 && t('lot.not-reserved')}>
      <table className={css.table}>
        <thead><tr><th scope="col">{t('board.batch')}</th><th scope="col">{t('lot.still')}</th></tr></thead>
        <tbody>
          {lot.reservations.map((one) => (
            <tr key={one.batch}><th scope="row"><Link to={'/batches/$batch' as never} params={{ batch: one.batch } as never}>{one.batch}</Link></th><td>{quantity(one.quantity, language)}</td></tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

export function Samples({ lot }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (lot.samples.length === 0) return null;
  return (
    <Panel title={t('lot.samples')}>
      <table className={css.table}>
        <thead><tr><th scope="col">{t('lot.sample')}</th><th scope="col">{t('lot.use-of')}</th><th scope="col">{t('floor.charge.quantity')}</th><th scope="col">{t('lot.by')}</th></tr></thead>
        <tbody>
          {lot.samples.map((one) => (
            <tr key={one.id}><th scope="row" className="th-mono">{one.id}</th><td>{t(`lot.use.${one.use}`)}</td><td>{quantity(one.quantity, language)}</td><td>{one.by}</td></tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** Everything that happened to it, newest first, as the activity trace says it. */
export function Movements({ lot }: Props) {
  const { t } = useTranslation();
  const query = useQuery(movementsQuery(lot.id));
  return (
    <Panel title={t('lot.movements')}>
      <QueryView query={query} rows={5}>
        {(page) => (
          <ol className={css.movements}>
            {page.items.map((one) => (
              <li key={one.number}>
                <Link to={'/activity' as never} search={{ stream: `lot/${lot.id}`, entry: one.number } as never}><Time at={one.at} zone={one.zone} /></Link>
                <span>{one.sentence}</span>
              </li>
            ))}
          </ol>
        )}
      </QueryView>
    </Panel>
  );
}
