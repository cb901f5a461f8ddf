import { Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { post } from '@/api/http';
import { newKey } from '@/api/intent';
import { useLanguage } from '@/i18n';
import { type Quantity, quantity } from '@/i18n/format';
import css from './board.module.css';

interface Need {
  material: string;
  name: string;
  need: Quantity;
  lots: { lot: string; quantity: Quantity; expiryOn: string | null }[];
  missing: Quantity | null;
}

/** Which lots the order would keep: what expires first goes first. Nothing is kept before it is signed. */
export function usePlan(order: object | null) {
  return useQuery({
    queryKey: ['board', 'plan', order],
    queryFn: ({ signal }) => post<Need[]>('/api/orders/plan', order ?? {}, { signal, idempotencyKey: newKey() }),
    enabled: order !== null,
    retry: false,
    meta: { streams: ['lot/'] },
  });
}

export const isShort = (needs: Need[] | undefined): boolean => (needs ?? []).some((one) => one.missing !== null);

interface Props {
  needs: Need[];
  reason: string;
  onReason: (next: string) => void;
}

export function Reserving({ needs, reason, onReason }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (needs.length === 0) return null;
  return (
    <section className={css.scaled} aria-label={t('board.reserve.title')}>
      <p>{t('board.reserve.what')}</p>
      <table>
        <thead><tr><th scope="col">{t('board.input')}</th><th scope="col">{t('board.reserve.need')}</th><th scope="col">{t('board.reserve.lots')}</th></tr></thead>
        <tbody>
          {needs.map((one) => (
            <tr key={one.material}>
              <th scope="row">{one.name}</th>
              <td>{quantity(one.need, language)}</td>
              <td>
                {one.lots.map((lot) => <div key={lot.lot}><span className="th-mono">{lot.lot}</span> {quantity(lot.quantity, language)} <span className="th-label">{lot.expiryOn ?? '–'}</span></div>)}
                {one.missing && <b style={{ color: 'var(--th-stop)' }}>{t('board.reserve.missing', { quantity: quantity(one.missing, language) })}</b>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isShort(needs) && (
        <Textarea label={t('board.reserve.why')} description={t('board.reserve.why-hint')} value={reason} onChange={(event) => onReason(event.currentTarget.value)} autosize minRows={1} maxRows={4} maxLength={1000} />
      )}
    </section>
  );
}
