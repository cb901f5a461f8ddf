import { Badge, Button, FileButton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '@/api/problem';
import { useLocalized } from '../localized';
import { ItemComments } from '../comments/ItemComments';
import { FieldInput } from './FieldInput';
import { ChoiceField } from './fields';
import { type Field, type Section, sectionsOf } from './forms';
import { type Item, listIn, refOf, same } from './model/document';
import { insertLine } from './model/edit';
import { faultAt } from './model/saving';
import { rename } from './model/rename';
import { type Group, groupKinds, groupOf, titleOf } from './model/outline';
import { instructionKinds, type Json } from './model/recipe';
import { keepFile } from './keepFile';
import { OwnField } from './OwnField';
import { useEditor, useItem, useSession } from './useSession';
import css from './editor.module.css';

/** What is said about the chosen thing; every member has its field here. */
export function Panel() {
  const { t } = useTranslation();
  const selected = useEditor((state) => state.selected);
  const group = groupOf(selected);
  return (
    <section className={css.panel} aria-label={t('editor.panel')} data-panel>
      {group ? <GroupPanel key={selected} group={group} /> : <ThingPanel key={selected} at={selected} />}
    </section>
  );
}

function ThingPanel({ at }: { at: string }) {
  const { t } = useTranslation();
  const session = useSession();
  const localized = useLocalized();
  const item = useItem<Item>(at);
  const { kind } = refOf(at);
  if (!item || kind === 'bar') return <p className={css.note}>{t('editor.nothing-chosen')}</p>;
  const own = kind === 'instruction' || kind === 'element' ? String(item.kind) : kind;
  const sections = sectionsOf(kind, own);
  return (
    <>
      <div className={css.panelHead}>
        <h2>{kind === 'header' ? t('editor.header') : titleOf(item, localized as never) || t(`editor.kind.${own}`)}</h2>
        <Badge variant="default" className={css.kindBadge}>{t(`editor.kind.${own}`)}</Badge>
      </div>
      <ItemComments at={at} onApply={(comment) => session.applySuggestion(comment)} />
      {kind === 'instruction' && (
        <ChoiceField label={t('editor.field.kind')} needed value={String(item.kind)} name="kind" onChange={(next) => next && session.set(at, 'kind', next)}
          options={instructionKinds.map((one) => ({ value: one, label: t(`editor.kind.${one}`) }))} />
      )}
      {sections.map((section) => <SectionFields key={section.key} section={section} at={at} item={item} />)}
      {kind !== 'header' && <IdField at={at} />}
    </>
  );
}

function SectionFields({ section, at, item }: { section: Section; at: string; item: Item }) {
  const { t } = useTranslation();
  if (section.fields.length === 0) return null;
  return (
    <div className={css.section}>
      <h3>{t(`editor.section.${section.key}`)}</h3>
      {section.fields.map((field) => <FieldOf key={field.member} field={field} at={at} item={item} />)}
    </div>
  );
}

function FieldOf({ field, at, item }: { field: Field; at: string; item: Item }) {
  const { t } = useTranslation();
  const session = useSession();
  const [member] = field.member.split('.') as [string];
  const fault = useEditor((state) => faultAt(state.saving, at, member));
  // What was typed and not taken stays in its field, with what is wrong about it.
  const shown = fault?.change.op === 'set' ? ({ ...item, [member]: fault.change.value } as Item) : item;
  const concerned = fault && saysOther(item, shown, field.member);
  return (
    <div>
      {field.as === 'own' ? <OwnField part={field.part} at={at} item={item} label={t(`editor.field.${field.member}`)} />
        : <FieldInput field={field} at={at} item={shown} onSet={(outer, value) => session.set(at, outer, value)} />}
      {concerned && <p role="alert" className={css.wrong}>{fault.detail || t('editor.conflict.why.not-valid')}</p>}
    </div>
  );
}

/** Of a member with members only the one that differs is the wrong one. */
function saysOther(item: Item, shown: Item, path: string): boolean {
  const [outer, inner] = path.split('.') as [string, string?];
  const of = (one: Item) => (inner === undefined ? one[outer] : (one[outer] as Record<string, unknown> | undefined)?.[inner]);
  return !same(of(item), of(shown));
}

/** How an expression names a thing; what is not here has a name for the order around it alone. */
const named: Record<string, (id: string) => string> = {
  instruction: (id) => `{${id}}`, element: (id) => `{${id}.start}, {${id}.end}`, input: (id) => `{input.${id}}`, parameter: (id) => `{param.${id}}`,
};

/** The name by which expressions and other steps know the thing. */
function IdField({ at }: { at: string }) {
  const { t } = useTranslation();
  const session = useSession();
  const { id = '', kind } = refOf(at);
  const [draft, setDraft] = useState<string | null>(null);
  const taken = draft !== null && draft !== id && session.doc.index.has(`${kind}:${draft}`);
  const wrong = draft !== null && !/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(draft);
  const take = () => {
    // A name that is wrong or taken stays in the field, with what is wrong about it.
    if (wrong || taken) return;
    if (draft !== null && draft !== id) session.edit(rename(session.doc, at, draft), 'rename');
    setDraft(null);
  };
  return <TextInput label={t('editor.field.id')} description={named[kind] && t('editor.id-hint', { name: named[kind](id) })} value={draft ?? id} data-field="id" classNames={{ input: 'th-mono' }} error={wrong ? t('editor.id-wrong') : taken && t('editor.id-taken')}
    onChange={(event) => setDraft(event.currentTarget.value)} onBlur={take} onKeyDown={(event) => event.key === 'Enter' && take()} />;
}

/** A new line has what the form needs; its name is there to be typed over. */
const blank = (group: Exclude<Group, 'documents' | 'specimens'>, name: string): Record<string, Json> => ({
  inputs: { materialCode: 'RM-NEW', name }, outputs: { materialCode: 'FG-NEW', name }, parameters: { name: { en: name } }, equipment: { class: 'equipment-class' },
  batchSizes: { name: { en: name }, size: { value: '1', unit: 'each' } },
})[group] as Record<string, Json>;

/** A list of the header: its lines, and one more. */
function GroupPanel({ group }: { group: Group }) {
  const { t } = useTranslation();
  const session = useSession();
  const localized = useLocalized();
  const recipe = useEditor((state) => state.saving.doc.recipe);
  const items = listIn(recipe as unknown as Item, group);
  return (
    <>
      <div className={css.panelHead}><h2>{t(`editor.group.${group}`)}</h2></div>
      {items.length === 0 && <p className={css.note}>{t(`editor.group-empty.${group}`)}</p>}
      <ul className={css.plain}>
        {items.map((item) => (
          <li key={item.id}><Button variant="subtle" justify="flex-start" fullWidth onClick={() => session.select(`${groupKinds[group]}:${item.id}`)}>{titleOf(item, localized as never) || item.id}</Button></li>
        ))}
      </ul>
      {group === 'documents' ? <AddDocument /> : group === 'specimens' ? <AddSpecimen /> : (
        <Button onClick={() => session.edit(insertLine(session.doc, groupKinds[group], blank(group, t(`editor.kind.${groupKinds[group]}`))), 'insert')}>{t(`editor.add.${group}`)}</Button>
      )}
    </>
  );
}

function AddDocument() {
  const { t } = useTranslation();
  const session = useSession();
  const [id, setId] = useState('');
  const add = () => {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id) || session.doc.index.has(`document:${id}`)) return;
    const after = session.doc.recipe.documents?.at(-1)?.id;
    session.edit({ changes: [{ op: 'insert', into: { kind: 'header' }, list: 'documents', ...(after === undefined ? {} : { after }), value: { id } }], select: `document:${id}` }, 'insert');
  };
  return (
    <div className={css.addLine}>
      <TextInput label={t('editor.document-number')} value={id} onChange={(event) => setId(event.currentTarget.value.trim())} onKeyDown={(event) => event.key === 'Enter' && add()} />
      <Button onClick={add}>{t('editor.add.documents')}</Button>
    </div>
  );
}

function AddSpecimen() {
  const { t } = useTranslation();
  const session = useSession();
  const [problem, setProblem] = useState<unknown>(null);
  const add = async (file: File | null) => {
    if (!file) return;
    try {
      const kept = await keepFile(file);
      session.edit(insertLine(session.doc, 'specimen', { title: { en: file.name }, ...kept }), 'insert');
      setProblem(null);
    } catch (error) { setProblem(error); }
  };
  return (
    <>
      <FileButton accept="image/png,image/jpeg,image/webp,image/gif,application/pdf" onChange={(file) => void add(file)}>{(props) => <Button {...props}>{t('editor.add.specimens')}</Button>}</FileButton>
      {problem !== null && <p role="alert" className={css.wrong}>{problemText(problem, t)}</p>}
    </>
  );
}
