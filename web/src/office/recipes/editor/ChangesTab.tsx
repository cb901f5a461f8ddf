import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { recipeQuery } from '@/api/recipes';
import { Time } from '@/parts/Time';
import { QueryView } from '@/parts/views/Views';
import { useZone } from '@/shell/site';
import { ChangesTab as VersionChanges } from '../life/ChangesTab';
import { useLocalized } from '../localized';
import { itemAt, keyOf } from './model/document';
import { titleOf } from './model/outline';
import type { OthersChange } from './model/saving';
import { useEditor, useSession } from './useSession';
import { valuePair } from './valueText';
import css from './editor.module.css';

/** What differs from the version before and what that touches, as everywhere; and what others changed while this editor was open. */
export function ChangesTab() {
  const { t } = useTranslation();
  const session = useSession();
  const all = useEditor((state) => state.saving.others);
  const others = all.filter((one) => one.by.id !== session.me.id);
  const stored = useQuery(recipeQuery(session.view.id, session.view.version));
  // Sentences are made of what the server has; what is typed after this is told once it is saved.
  useEffect(() => { void session.flush(); }, [session]);
  return (
    <div className={css.text} tabIndex={0} role="region" aria-label={t('editor.tab.changes')}>
      <QueryView query={stored} rows={8}>{(recipe) => <VersionChanges recipe={recipe} />}</QueryView>
      <h2>{t('editor.changes-others')}</h2>
      {others.length === 0 && <p>{t('editor.changes-others-none')}</p>}
      <ul className={css.changes}>{others.reverse().map((one, i) => <Line key={i} one={one} />)}</ul>
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
  const [before, after] = change.op === 'set' ? valuePair(change.before, change.value, localized) : ['', ''];
  return (
    <li>
      <Time at={one.at} zone={zone} /> <b>{one.by.name}</b> {t(`editor.change.${change.op}`, { thing })}
      {change.op === 'set' && <> {t(`editor.field.${change.member}`, { defaultValue: change.member })}: <del>{before}</del> <ins>{after}</ins></>}
    </li>
  );
}
