import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardRow } from '@/api/batches';
import { useLanguage } from '@/i18n';
import { number } from '@/i18n/format';
import { type Figure, figures } from './rows';
import type { BoardSearch } from './search';
import css from './board.module.css';

const drill: Record<Figure['key'], BoardSearch> = {
  cycle: { group: 'product' }, right: { group: 'product' }, exceptions: { open: 'yes' }, lead: { group: 'state' },
};

/** Numbers over the batches that are shown, each with how many it rests on; a tap shows the rows behind it. */
export function Figures({ rows, onFilter }: { rows: readonly BoardRow[]; onFilter: (change: BoardSearch) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shown = useMemo(() => figures(rows), [rows]);
  const text = (figure: Figure) => number(figure.value.toFixed(figure.key === 'right' ? 0 : 1), language);
  return (
    <div className={css.figures}>
      {shown.map((figure) => (
        <button key={figure.key} type="button" className={css.figure} onClick={() => onFilter(drill[figure.key])}>
          <span className="th-label">{t(`board.figure.${figure.key}`)}</span>
          <span><b>{text(figure)}</b>{figure.key !== 'exceptions' && <>{'\u00a0'}{t(`board.unit.${figure.key}`)}</>} <span className="th-hint">{t('board.of', { count: figure.of })}</span></span>
        </button>
      ))}
    </div>
  );
}
