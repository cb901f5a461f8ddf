import { IconBlocks } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { get } from '@/api/http';
import { addressOf, type RecipeRow, recipesQuery, type RecipeView } from '@/api/recipes';
import { useLocalized } from '../localized';
import { beginDrag, type Block, endDrag, insertAt, type LibraryBlock, spotFor } from './drag';
import { kindIcons } from './icons';
import { instructionKinds, type Recipe } from './model/recipe';
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
      {session.view.recipe.isBlock !== true && <Library />}
    </div>
  );
}

/** Approved building blocks: the server copies them in, under names that are free here. */
function Library() {
  const { t } = useTranslation();
  const recipes = useQuery(recipesQuery);
  const blocks = (recipes.data?.items ?? []).filter((row) => row.isBlock && row.state === 'approved');
  return (
    <div>
      <h3>{t('editor.blocks-library')}</h3>
      {recipes.data && blocks.length === 0 && <p className="th-hint">{t('recipe-life.no-blocks')}</p>}
      <div className={css.blockList}>{newestOf(blocks).map((row) => <LibraryBlockButton key={row.id} row={row} />)}</div>
    </div>
  );
}

function LibraryBlockButton({ row }: { row: RecipeRow }) {
  const session = useSession();
  const localized = useLocalized();
  // Where it may go depends on what it is; it is known long before anybody has dragged it anywhere.
  const { data: kind } = useQuery({
    queryKey: ['recipe-block-kind', row.id, row.version], staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const view = await get<RecipeView>(addressOf(row.id, row.version), { part: 'document' }, signal);
      return (view.recipe as unknown as Recipe).procedure.elements?.[0]?.kind as LibraryBlock['kind'] | undefined ?? 'operation';
    },
  });
  const block: LibraryBlock = { what: 'library', block: row.id, kind: kind ?? 'operation' };
  return (
    <button type="button" className={css.block} data-library={row.id} draggable onDragStart={(event) => beginDrag(event, block)} onDragEnd={endDrag} disabled={kind === undefined}
      onClick={() => void session.insertBlock(row.id, spotFor(session.doc, session.store.get().selected, block.kind))}>
      <IconBlocks size={18} stroke={1.75} aria-hidden /><span>{localized(row.title)} <span className="th-hint">{row.id} v{row.version}</span></span>
    </button>
  );
}

/** An older version may stay approved; the server takes the newest. */
const newestOf = (rows: readonly RecipeRow[]): RecipeRow[] => [...new Map([...rows].sort((one, other) => one.changedAt.localeCompare(other.changedAt)).map((row) => [row.id, row])).values()];
