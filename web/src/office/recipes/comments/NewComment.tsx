import { Button, Switch, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '@/api/problem';
import { FieldInput } from '../editor/FieldInput';
import { ChoiceField } from '../editor/fields';
import { type PlainField, sectionsOf } from '../editor/forms';
import { setting } from '../editor/model/changes';
import { type Item, refOf } from '../editor/model/document';
import type { Json } from '../editor/model/recipe';
import { useItem, useSession } from '../editor/useSession';
import { useCommenting } from './useComments';
import css from './comments.module.css';

/** Says something about a thing, and perhaps how one of its members should be. What is typed is no change of the draft. */
export function NewComment({ at }: { at: string }) {
  const { t } = useTranslation();
  const session = useSession();
  const item = useItem<Item>(at);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const [suggests, setSuggests] = useState(false);
  const [wanted, setWanted] = useState<{ member: string; value: Json | undefined } | null>(null);
  const commenting = useCommenting(() => { setText(''); setAsked(false); setSuggests(false); setWanted(null); });
  if (!item) return null;
  const add = async () => {
    setAsked(true);
    if (text.trim() === '') return;
    // The server comments on what it has.
    if (!(await session.flush())) { session.say('send-unsaved'); return; }
    const [suggestion] = suggests && wanted ? setting(session.doc, refOf(at), wanted.member, wanted.value) : [];
    commenting.add({ item: refOf(at), text: text.trim(), ...(suggestion ? { suggestion } : {}) });
  };
  return (
    <div className={css.answer}>
      <Textarea label={t('comments.text')} data-comment-text value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={2} maxRows={8} maxLength={2000}
        error={asked && text.trim() === '' && t('comments.say-text')} />
      <Switch label={t('comments.suggest')} checked={suggests} onChange={(event) => { setSuggests(event.currentTarget.checked); setWanted(null); }} />
      {suggests && <Wanted at={at} item={item} wanted={wanted} onWanted={setWanted} />}
      {commenting.error && <p role="alert" className={css.wrong}>{problemText(commenting.error, t)}</p>}
      <div className={css.row}><Button size="xs" loading={commenting.pending} onClick={() => void add()}>{t('comments.add')}</Button></div>
    </div>
  );
}

interface WantedProps { at: string; item: Item; wanted: { member: string; value: Json | undefined } | null; onWanted: (next: { member: string; value: Json | undefined } | null) => void }

/** Which member, and its value; the fields are those of the editor. */
function Wanted({ at, item, wanted, onWanted }: WantedProps) {
  const { t } = useTranslation();
  const [path, setPath] = useState<string | null>(null);
  const { kind } = refOf(at);
  const fields = sectionsOf(kind, String(item.kind ?? kind)).flatMap((section) => section.fields).filter((field): field is PlainField => field.as !== 'own');
  const field = fields.find((one) => one.member === path);
  const shown = wanted ? ({ ...item, [wanted.member]: wanted.value } as Item) : item;
  return (
    <>
      <ChoiceField label={t('comments.member')} value={path} name="suggested-member" needed options={fields.map((one) => ({ value: one.member, label: t(`editor.field.${one.member.split('.').at(-1)!}`) }))}
        onChange={(next) => { setPath(next ?? null); onWanted(null); }} />
      {field && <FieldInput key={field.member} field={field} at={at} item={shown} onSet={(member, value) => onWanted({ member, value })} />}
    </>
  );
}
