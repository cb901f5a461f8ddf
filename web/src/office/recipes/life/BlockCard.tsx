import { IconArrowsMove, IconCheck, IconLink, IconPencil, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiffBlock, DiffChange } from '@/api/recipeLife';
import css from './life.module.css';

const icons = { added: IconPlus, changed: IconPencil, moved: IconArrowsMove, dependant: IconLink, unchanged: IconCheck };

/** One block: what changed in it, what it depends on elsewhere, and who has confirmed it. */
export function BlockCard({ block, titles, seenBy, children, below }: { block: DiffBlock; titles: readonly DiffBlock[]; seenBy: readonly string[]; children?: ReactNode; below?: ReactNode }) {
  const { t } = useTranslation();
  const Mark = icons[block.state];
  const path = block.path.slice(1).map((id) => titles.find((one) => one.id === id)?.title ?? id).join(' / ');
  return (
    <section className={css.block} aria-label={block.title}>
      <header>
        <Mark stroke={1.75} size={20} aria-hidden />
        <h3>{block.title}</h3>
        <span className="th-label">{[t(`recipe-life.state.${block.state}`), path].filter(Boolean).join(' · ')}</span>
        <span className={css.seen}>
          {seenBy.length > 0 && <span className="th-label"><IconCheck stroke={1.75} size={16} aria-hidden /> {t('recipe-life.seen-by', { names: seenBy.join(', ') })}</span>}
          {children}
        </span>
      </header>
      {block.changes.length > 0 && (
        <ul>
          {block.changes.map((change, at) => (
            <li key={at} data-kind={change.kind}>
              <Sentence change={change} />
              {change.affected.length > 0 && <span className="th-hint"> {t('recipe-life.affects', { blocks: [...new Set(change.affected.map((one) => one.title))].join(', ') })}</span>}
            </li>
          ))}
        </ul>
      )}
      {block.says.length > 0 && <ul className={css.says}>{block.says.map((line, at) => <li key={at}>{line}</li>)}</ul>}
      {block.because.length > 0 && (
        <ul className={css.because}>
          {block.because.map((one, at) => <li key={at}><span className="th-label">{[one.by, one.why].filter(Boolean).join(' ')}</span> {one.sentence}</li>)}
        </ul>
      )}
      {below}
    </section>
  );
}

/** What was is struck, what is now is underlined. */
function Sentence({ change }: { change: DiffChange }) {
  const { sentence, before, after, kind } = change;
  if (kind === 'added') return <ins>{sentence}</ins>;
  if (kind === 'removed') return <del>{sentence}</del>;
  if (kind === 'moved') return <>{sentence}</>;
  const to = after === null ? -1 : sentence.lastIndexOf(after);
  const from = before === null ? -1 : sentence.slice(0, to < 0 ? undefined : to).lastIndexOf(before);
  if (to < 0 && from < 0) return <>{sentence}</>;
  const cut = from < 0 ? 0 : from + before!.length;
  return (
    <>
      {from >= 0 && <>{sentence.slice(0, from)}<del>{before}</del></>}
      {to < 0 ? sentence.slice(cut) : <>{sentence.slice(cut, to)}<ins>{after}</ins>{sentence.slice(to + after!.length)}</>}
    </>
  );
}
