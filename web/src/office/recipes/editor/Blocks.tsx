import { useTranslation } from 'react-i18next';
import { beginDrag, type Block, endDrag, insertAt } from './drag';
import { kindIcons } from './icons';
import { instructionKinds } from './model/recipe';
import { useSession } from './useSession';
import css from './editor.module.css';

const groups: { key: string; blocks: Block[] }[] = [
  { key: 'structure', blocks: [{ what: 'element', kind: 'unit-procedure' }, { what: 'element', kind: 'operation' }, { what: 'element', kind: 'phase' }, { what: 'branch', kind: 'parallel' }, { what: 'branch', kind: 'serial' }] },
  { key: 'steps', blocks: instructionKinds.map((kind) => ({ what: 'step', kind })) },
];

/** What a recipe is built of. It is dragged to its place, or put behind what is chosen by a press. */
export function Blocks() {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <div className={css.blocks} tabIndex={0} role="region" aria-label={t('editor.blocks')}>
      <p className="th-hint">{t('editor.blocks-hint')}</p>
      {groups.map((group) => (
        <div key={group.key}>
          <h3>{t(`editor.blocks-${group.key}`)}</h3>
          <div className={css.blockList}>
            {group.blocks.map((block) => {
              const Icon = kindIcons[block.kind]!;
              return (
                <button key={block.kind} type="button" className={css.block} data-block={block.kind} draggable onDragStart={(event) => beginDrag(event, block)} onDragEnd={endDrag}
                  onClick={() => session.edit(insertAt(session.doc, block, session.store.get().selected, (kind) => t(`editor.kind.${kind}`)), 'insert')}>
                  <Icon size={18} stroke={1.75} aria-hidden />{t(`editor.kind.${block.kind}`)}
                </button>
              );
            })}
          </div>
        </div>
      ))}
    </div>
  );
}
