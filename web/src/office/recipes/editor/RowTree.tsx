import { IconAlertOctagon, IconBulb, IconChevronDown, IconChevronRight, IconGitBranch, IconHourglass, IconRepeat } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { CommentMark } from '../comments/CommentMark';
import { useLocalized } from '../localized';
import { beginDrag, endDrag, type Mark } from './drag';
import { kindIcons } from './icons';
import { type Doc, refOf, typedAt } from './model/document';
import { groupOf, type Row, titleOf } from './model/outline';
import type { Instruction, RecipeElement } from './model/recipe';
import { loopText, summaryOf } from './summary';
import { useDrop } from './useDrop';
import { type Localize, useEditor, useItem, useSession } from './useSession';
import css from './editor.module.css';

interface Props {
  label: string;
  rows: readonly Row[];
  /** The wide list says what each step asks for; the outline only names it. */
  detailed?: boolean;
  onEdit: () => void;
}

const high = { outline: 30, list: 40 };

/** The recipe as a tree of fixed rows: only those in sight are drawn. Focus stays on the tree, so nothing that scrolls away takes it along. */
export function RowTree({ label, rows, detailed = false, onEdit }: Props) {
  const session = useSession();
  const selected = useEditor((state) => state.selected);
  const scroller = useRef<HTMLDivElement>(null);
  const size = detailed ? high.list : high.outline;
  const virtual = useVirtualizer({
    count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => size, overscan: 10,
    getItemKey: useCallback((index: number) => rows[index]!.key, [rows]), initialRect: { width: 300, height: 600 },
  });
  const places = useMemo(() => new Map(rows.map((row, index) => [row.key, index])), [rows]);
  const at = places.get(selected) ?? -1;
  const id = detailed ? 'list' : 'outline';
  useEffect(() => { if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' }); }, [at, virtual]);
  const [over, dropping] = useDrop('row');
  return (
    <div ref={scroller} className={css.tree} role="tree" aria-label={label} tabIndex={0} data-tree={id} aria-activedescendant={at >= 0 ? `${id}-${selected}` : undefined}
      onKeyDown={(event) => onTreeKey(event, rows, at, session, onEdit)} {...dropping}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {virtual.getVirtualItems().map((one) => {
          const row = rows[one.index]!;
          return (
            <div key={one.key} className={css.rowPlace} style={{ height: size, transform: `translateY(${one.start}px)` }} role="presentation">
              <RowLine row={row} id={id} selected={row.key === selected} mark={over?.key === row.key ? over.mark : undefined} detailed={detailed} onEdit={onEdit} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function onTreeKey(event: KeyboardEvent, rows: readonly Row[], at: number, session: ReturnType<typeof useSession>, onEdit: () => void): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const row = rows[at];
  const folded = session.store.get().folded;
  const go = (to: number) => { const next = rows[Math.max(0, Math.min(rows.length - 1, to))]; if (next) session.select(next.key); };
  const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / high.outline) - 1);
  const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: rows.length - 1 };
  if (moves[event.key] !== undefined) go(moves[event.key]!);
  else if (event.key === 'ArrowRight' && row) { if (row.folds && folded.has(row.key)) session.fold(row.key, false); else go(at + 1); }
  else if (event.key === 'ArrowLeft' && row) { if (row.folds && !folded.has(row.key)) session.fold(row.key, true); else go(parentOf(rows, at)); }
  else if (event.key === 'Enter') onEdit();
  else return;
  event.preventDefault();
}

const parentOf = (rows: readonly Row[], at: number): number => {
  for (let i = at - 1; i >= 0; i -= 1) if (rows[i]!.depth < rows[at]!.depth) return i;
  return at;
};

type Thing = Omit<Instruction, 'kind'> & Omit<RecipeElement, 'kind'> & { kind: string };
interface LineProps { row: Row; id: string; selected: boolean; mark?: Mark; detailed: boolean; onEdit: () => void }

const RowLine = memo(function RowLine({ row, id, selected, mark, detailed, onEdit }: LineProps) {
  const { t } = useTranslation();
  const session = useSession();
  const localized = useLocalized();
  const language = useLanguage();
  const item = useItem<Thing>(row.key);
  const folded = useEditor((state) => state.folded.has(row.key));
  const finding = useEditor((state) => state.marks.get(row.key));
  const comments = useEditor((state) => (folded ? state.comments.below : state.comments.own).get(row.key));
  const { kind } = refOf(row.key);
  const group = groupOf(row.key);
  const named = kind === 'header' ? t('editor.header') : group ? t(`editor.group.${group}`) : titleOf(item as never, localized as never);
  const Icon = kindIcons[group ?? (kind === 'element' || kind === 'instruction' ? item?.kind ?? 'phase' : kind)] ?? kindIcons.text!;
  const moves = kind === 'element' || kind === 'instruction';
  const loop = kind === 'element' && item ? loopText(item as RecipeElement, t, language) : null;
  return (
    <div id={`${id}-${row.key}`} data-row={row.key} role="treeitem" aria-level={row.depth + 1} aria-setsize={row.count} aria-posinset={row.position + 1} aria-selected={selected}
      aria-expanded={row.folds ? !folded : undefined} className={css.row} data-mark={mark} data-kind={kind} style={{ paddingInlineStart: `${row.depth * 10 + 4}px` }}
      draggable={moves && session.doc.index.get(row.key)?.list !== 'procedure'} onDragStart={(event) => beginDrag(event, { what: 'move', key: row.key })} onDragEnd={endDrag}
      onClick={() => session.select(row.key)} onDoubleClick={onEdit}>
      {row.folds ? (
        <span className={css.fold} aria-hidden onClick={(event) => { event.stopPropagation(); session.fold(row.key, !folded); }}>
          {folded ? <IconChevronRight size={16} stroke={1.75} /> : <IconChevronDown size={16} stroke={1.75} />}
        </span>
      ) : kind !== 'instruction' && <span className={css.fold} />}
      <Icon size={16} stroke={1.75} aria-hidden className={css.rowIcon} />
      {row.number && <span className={css.number}>{row.number}</span>}
      <span className={css.rowTitle} title={named}>{named}</span>
      {loop && <span className={css.badge} title={loop}><IconRepeat size={14} stroke={1.75} aria-hidden />{detailed && loop}</span>}
      {kind === 'element' && (item?.timeLinks?.length ?? 0) > 0 && <span className={css.badge}><IconHourglass size={14} stroke={1.75} aria-label={t('editor.field.timeLinks')} /></span>}
      {kind === 'element' && beginsBranch(session.doc, row.key) && <IconGitBranch size={14} stroke={1.75} aria-label={t('editor.branch')} />}
      {detailed && kind === 'instruction' && item && <span className={css.summary}>{summaryOf(item as Instruction, t, localized as Localize, language)}</span>}
      {detailed && item?.critical && <span className={css.tag}>{t('recipes.critical')}</span>}
      {detailed && item?.verification && <span className={css.tag}>{t('recipes.verified')}</span>}
      <CommentMark count={comments} />
      {finding && <FindingMark severity={finding} />}
      <Others elementKey={row.key} />
    </div>
  );
});

export function FindingMark({ severity }: { severity: 'stop' | 'advise' }) {
  const { t } = useTranslation();
  const Icon = severity === 'stop' ? IconAlertOctagon : IconBulb;
  return <span className={css.finding} data-severity={severity} title={t(`editor.check.${severity}`)}><Icon size={16} stroke={1.75} aria-label={t(`editor.check.${severity}`)} /></span>;
}

const beginsBranch = (doc: Doc, key: string): boolean => {
  const place = doc.index.get(key);
  const logic = place && place.list === 'elements' ? typedAt<RecipeElement>(doc, place.parent)?.logic : null;
  const step = logic?.steps?.find((one) => one.element === refOf(key).id)?.id;
  return step !== undefined && (logic?.links ?? []).some((link) => link.to === step && (logic?.bars ?? []).some((bar) => bar.id === link.from && bar.kind.endsWith('-divergent')));
};

/** Who else works in this element now. */
function Others({ elementKey }: { elementKey: string }) {
  const names = useEditor((state) => state.here.filter((one) => `element:${one.element}` === elementKey).map((one) => one.name).join(', '));
  const count = names.split(', ').length;
  return names ? <span className={css.person} title={names} data-small>{count > 1 ? count : initials(names)}</span> : null;
}

export const initials = (name: string) => name.split(/\s+/).filter(Boolean).map((part) => part[0]).slice(-2).join('').toUpperCase();
