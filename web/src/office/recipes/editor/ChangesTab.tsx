import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { get } from '@/api/http';
import { type RecipeRow, recipesQuery } from '@/api/recipes';
import { Time } from '@/parts/Time';
import { useZone } from '@/shell/site';
import { useLocalized } from '../localized';
import { valueText } from './CheckBar';
import { itemAt, keyOf } from './model/document';
import { titleOf } from './model/outline';
import type { OthersChange } from './model/saving';
import { useEditor, useSession } from './useSession';
import css from './editor.module.css';

interface Difference { kind: string; sentence: string }
interface Block { id: string; title: string; state: string; changes: Difference[]; because: { sentence: string; why: string }[] }

/** What differs from the version before, as sentences; and what others changed while this editor was open. */
export function ChangesTab() {
  const { t } = useTranslation();
  const session = useSession();
  const others = useEditor((state) => state.saving.others);
  const base = useEditor((state) => state.saving.base);
  const { id, version } = session.view;
  const before = useQuery({ ...recipesQuery, select: (page) => beforeOf(page.items, id, version) });
  const from = before.data?.version;
  const diff = useQuery({
    queryKey: ['recipe-diff', id, from, version, base], enabled: from !== undefined, retry: false,
    queryFn: ({ signal }) => get<{ changes: number; blocks: Block[] }>(`/api/recipes/${encodeURIComponent(id)}/diff`, { from, to: version }, signal),
  });
  return (
    <div className={css.text} tabIndex={0} role="region" aria-label={t('editor.tab.changes')}>
      <h2>{from ? t('editor.changes-since', { version: from }) : t('editor.changes-none-before')}</h2>
      {diff.data && diff.data.changes === 0 && <p>{t('editor.changes-nothing')}</p>}
      {(diff.data?.blocks ?? []).filter((block) => block.changes.length > 0 || block.because.length > 0).map((block) => (
        <section key={block.id} className={css.changedBlock} data-state={block.state}>
          <h3>{block.title}</h3>
          <ul className={css.changes}>
            {block.changes.map((one, i) => <li key={i} data-kind={one.kind}>{one.kind === 'added' ? <ins>{one.sentence}</ins> : one.kind === 'removed' ? <del>{one.sentence}</del> : one.sentence}</li>)}
            {block.because.map((one, i) => <li key={`b${i}`} className="th-hint">{one.why} {one.sentence}</li>)}
          </ul>
        </section>
      ))}
      <h2>{t('editor.changes-others')}</h2>
      {others.length === 0 && <p>{t('editor.changes-others-none')}</p>}
      <ul className={css.changes}>{[...others].reverse().map((one, i) => <Line key={i} one={one} />)}</ul>
    </div>
  );
}

function Line({ one }: { one: OthersChange }) {
  const { t } = useTranslation();
  const session = useSession();
  const localized = useLocalized();
  const zone = useZone();
  const { change } = one;
  const thing = change.op === 'insert' ? titleOf(change.value, localized as never) : titleOf(itemAt(session.doc, keyOf(change.item)), localized as never) || change.item.id || '';
  return (
    <li>
      <Time at={one.at} zone={zone} /> <b>{one.by.name}</b> {t(`editor.change.${change.op}`, { thing })}
      {change.op === 'set' && <> {t(`editor.field.${change.member}`, { defaultValue: change.member })}: <del>{valueText(change.before, localized)}</del> <ins>{valueText(change.value, localized)}</ins></>}
    </li>
  );
}

/** The newest version of this recipe that is signed, and is not this one. */
const beforeOf = (rows: readonly RecipeRow[], id: string, version: string) =>
  rows.filter((row) => row.id === id && row.version !== version && row.state !== 'draft').sort((one, other) => other.changedAt.localeCompare(one.changedAt))[0];
