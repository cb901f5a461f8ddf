import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { useLocalized } from '../localized';
import { refOf } from './model/document';
import type { Row } from './model/outline';
import type { Instruction, RecipeElement } from './model/recipe';
import { loopText, summaryOf } from './summary';
import { type Localize, useItem, useSession } from './useSession';
import css from './editor.module.css';

/** The recipe as it reads on paper. Lines are measured, for texts are of any length; only those in sight are drawn. */
export function TextTab({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => 32, overscan: 12, getItemKey: (i) => rows[i]!.key, initialRect: { width: 600, height: 600 } });
  return (
    <div ref={scroller} className={css.text} tabIndex={0} role="region" aria-label={t('recipes.text')}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((one) => (
          <div key={one.key} data-index={one.index} ref={virtual.measureElement} className={css.rowPlace} style={{ transform: `translateY(${one.start}px)` }}><Line row={rows[one.index]!} /></div>
        ))}
      </div>
    </div>
  );
}

function Line({ row }: { row: Row }) {
  const { t } = useTranslation();
  const session = useSession();
  const localized = useLocalized();
  const language = useLanguage();
  const item = useItem<Instruction>(row.key);
  if (!item) return null;
  if (refOf(row.key).kind === 'element') {
    const loop = loopText(item as unknown as RecipeElement, t, language);
    return <p className={css.textHead} data-depth={Math.min(3, row.depth)} onDoubleClick={() => session.select(row.key)}>{row.number} {localized(item.title)}{loop && <span className="th-hint"> · {loop}</span>}</p>;
  }
  return (
    <div className={css.textLine} onDoubleClick={() => session.select(row.key)}>
      <span className={css.number}>{row.number}</span>
      <span>
        {localized(item.title)} <span className="th-hint">{summaryOf(item, t, localized as Localize, language)}</span>
        {item.text && <span className={css.textMore}>{localized(item.text)}</span>}
        {(item.critical || item.verification) && <span className="th-hint"> {[item.critical && t('recipes.critical'), item.verification && t('recipes.verified')].filter(Boolean).join(', ')}</span>}
      </span>
    </div>
  );
}
