import { Badge, Button, FileButton, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { post } from '@/api/http';
import { problemText } from '@/api/problem';
import { useLocalized } from '../localized';
import { ExpressionField } from './ExpressionField';
import { ChoiceField, DecimalField, FlagField, LimitsField, LineField, LocalizedField, ManyField, type Option, QuantityField, ToleranceField, UnitField, WholeField } from './fields';
import { type Field, formOf, instructionForm, type RefKind, type Section } from './forms';
import { type Item, listIn, pathOf, refOf } from './model/document';
import { insertLine } from './model/edit';
import { rename } from './model/rename';
import { type Group, groupKinds, groupOf, titleOf } from './model/outline';
import { type Instruction, type InstructionKind, instructionKinds, type Json, type RecipeElement } from './model/recipe';
import { OwnField } from './OwnField';
import { timeUnits } from './units';
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
  const sections = kind === 'instruction' ? instructionForm(item.kind as InstructionKind) : formOf(kind);
  return (
    <>
      <div className={css.panelHead}>
        <h2>{kind === 'header' ? t('editor.header') : titleOf(item, localized as never) || t(`editor.kind.${own}`)}</h2>
        <Badge variant="default" className={css.kindBadge}>{t(`editor.kind.${own}`)}</Badge>
      </div>
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

/** `product.name` is a member of a member: the outer one is set as a whole. */
function useMember(at: string, item: Item, path: string): [Json | undefined, (next: Json | undefined) => void] {
  const session = useSession();
  const [outer, inner] = path.split('.') as [string, string?];
  const holder = item[outer];
  if (inner === undefined) return [holder, (next) => session.set(at, outer, next)];
  const members = (holder ?? {}) as Record<string, Json | undefined>;
  return [members[inner], (next) => {
    const { [inner]: _gone, ...rest } = members;
    const whole = next === undefined ? rest : { ...rest, [inner]: next };
    session.set(at, outer, Object.values(whole).some((one) => one !== undefined && one !== null) ? whole : undefined);
  }];
}

function FieldOf({ field, at, item }: { field: Field; at: string; item: Item }) {
  const { t } = useTranslation();
  const [value, set] = useMember(at, item, field.member);
  const shared = { label: t(`editor.field.${field.member.split('.').at(-1)!}`), name: field.member, value: value as never, onChange: set as never };
  switch (field.as) {
    case 'localized': return <LocalizedField {...shared} lines={field.lines} needed={field.needed} />;
    case 'line': return <LineField {...shared} needed={field.needed} />;
    case 'quantity': return <QuantityField {...shared} />;
    case 'duration': return <QuantityField {...shared} data={timeUnits} />;
    case 'tolerance': return <ToleranceField {...shared} />;
    case 'decimal': return <DecimalField {...shared} unit={field.member.endsWith('Percent') ? '%' : undefined} />;
    case 'whole': return <WholeField {...shared} min={field.min} max={field.max} />;
    case 'flag': return <FlagField {...shared} />;
    case 'unit': return <UnitField {...shared} />;
    case 'limits': return <LimitsField {...shared} unit={field.unitOf === 'value' ? (item.value as { unit?: string } | null)?.unit : (item.unit as string | null)} />;
    case 'truth': return <ExpressionField {...shared} at={at} wanted="truth" />;
    case 'number-expression': return <ExpressionField {...shared} at={at} wanted={item.kind === 'mass-balance' ? 'share' : 'value'} />;
    case 'choice': return <ChoiceField {...shared} needed={field.needed} options={field.of.map((one) => ({ value: one, label: t(`${field.words}.${one}`) }))} />;
    case 'ref': return <RefField {...shared} to={field.to} at={at} />;
    case 'refs': return <RefsField {...shared} to={field.to} at={at} />;
    case 'own': return <OwnField part={field.part} at={at} item={item} label={shared.label} />;
  }
}

type RefProps<T> = { label: string; name: string; value: T | null | undefined; onChange: (next: T | undefined) => void; to: RefKind; at: string };

function RefField({ to, at, ...shared }: RefProps<string>) {
  return <ChoiceField {...shared} options={useRefs(to, at)} />;
}

function RefsField({ to, at, ...shared }: RefProps<string[]>) {
  return <ManyField {...shared} options={useRefs(to, at)} />;
}

/** What a member may name: the recipe's own materials, parameters, documents, samples, elements. */
export function useRefs(to: RefKind, at: string): Option[] {
  const localized = useLocalized();
  const session = useSession();
  const formula = useEditor((state) => state.saving.doc.recipe.formula);
  const recipe = useEditor((state) => state.saving.doc.recipe);
  return useMemo(() => {
    if (to === 'material') return [...(formula?.inputs ?? []), ...(formula?.outputs ?? [])].map((one) => ({ value: one.materialCode, label: `${one.materialCode} ${one.name}` }));
    if (to === 'active') return (formula?.inputs ?? []).filter((one) => one.active).map((one) => ({ value: one.id, label: `${one.materialCode} ${one.name}` }));
    if (to === 'parameter') return (formula?.parameters ?? []).map((one) => ({ value: one.id, label: localized(one.name) }));
    if (to === 'document') return (recipe.documents ?? []).map((one) => ({ value: one.id, label: `${one.id} ${localized(one.title)}` }));
    if (to === 'equipment-class') return unique((recipe.equipment ?? []).map((one) => ({ value: one.class, label: localized(one.title) || one.class })));
    const found: Option[] = [];
    // A time begins and a loop ends at something beside, neither around nor below.
    const around = new Set([at, ...pathOf(session.doc, at)]);
    const walk = (element: RecipeElement): void => {
      if (`element:${element.id}` === at && to === 'element') return;
      if (to === 'element' && !around.has(`element:${element.id}`)) found.push({ value: element.id, label: localized(element.title) });
      if (to === 'sample') element.instructions?.forEach((one: Instruction) => one.kind === 'sample' && found.push({ value: one.id, label: localized(one.title) }));
      element.elements?.forEach(walk);
    };
    walk(recipe.procedure);
    return found;
  }, [to, at, formula, recipe, localized, session]);
}

const unique = (options: Option[]) => options.filter((one, i) => options.findIndex((other) => other.value === one.value) === i);

/** The name by which expressions and other steps know the thing. */
function IdField({ at }: { at: string }) {
  const { t } = useTranslation();
  const session = useSession();
  const { id = '', kind } = refOf(at);
  const [draft, setDraft] = useState<string | null>(null);
  const wrong = draft !== null && !/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(draft);
  const take = () => {
    if (draft !== null && !wrong && draft !== id) {
      if (!session.doc.index.has(`${kind}:${draft}`)) session.edit(rename(session.doc, at, draft), 'rename');
    }
    setDraft(null);
  };
  return <TextInput label={t('editor.field.id')} description={t('editor.id-hint')} value={draft ?? id} data-field="id" classNames={{ input: 'th-mono' }} error={wrong && t('editor.id-wrong')}
    onChange={(event) => setDraft(event.currentTarget.value)} onBlur={take} onKeyDown={(event) => event.key === 'Enter' && take()} />;
}

/** A new line has what the form needs; its name is there to be typed over. */
const blank = (group: Exclude<Group, 'documents' | 'specimens'>, name: string): Record<string, Json> => ({
  inputs: { materialCode: 'RM-NEW', name }, outputs: { materialCode: 'FG-NEW', name }, parameters: { name: { en: name } }, equipment: { class: 'equipment-class' },
  tables: { title: { en: name }, key: 'range', columns: [{ id: 'value', title: { en: name } }], rows: [{ from: '0', values: ['1'] }] },
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

export interface Kept { content: string; contentType: string }
/** The server judges the bytes, whatever the file is called. */
export const keepFile = (file: File) => post<Kept>('/api/recipes/pictures', new Blob([file], { type: file.type || 'application/octet-stream' }));

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
