import { ActionIcon, Button, FileButton, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '@/api/problem';
import { ExpressionField } from './ExpressionField';
import { ChoiceField, Fieldset, LimitsField, LineField, LinesField, LocalizedField, ManyField, QuantityField, UnitField, WholeField } from './fields';
import { type Field, rolesOnFloor } from './forms';
import { type Doc, type Item, itemAt, listIn } from './model/document';
import { newId } from './model/ids';
import { type ChoiceOption, type Instruction, type Json, type Loop, type Picture, type RecipeElement, type SignerRule, type TableColumn, type TimeLink, timeLinkKinds, type Transition } from './model/recipe';
import { useRefs } from './FieldInput';
import { keepFile } from './keepFile';
import { LookupColumns, LookupRows } from './LookupFields';
import { timeUnits } from './units';
import { useSession } from './useSession';
import css from './editor.module.css';

interface Props { part: Extract<Field, { as: 'own' }>['part']; at: string; item: Item; label: string }

/** Members that are more than one field. */
export function OwnField(props: Props) {
  switch (props.part) {
    case 'choices': return <Choices {...props} />;
    case 'expected': return <Expected {...props} />;
    case 'columns': return <Columns {...props} />;
    case 'rows': return <RowRules {...props} />;
    case 'signers': return <Signers {...props} />;
    case 'sample': return <Sample {...props} />;
    case 'pictures': return <Pictures {...props} />;
    case 'loop': return <LoopFields {...props} />;
    case 'timeLinks': return <TimeLinks {...props} />;
    case 'properties': return <Properties {...props} />;
    case 'condition': return <Condition {...props} />;
    case 'block': return <Block {...props} />;
    case 'parameters': return <SourceParameters {...props} />;
    case 'lookupColumns': return <LookupColumns {...props} />;
    case 'lookupRows': return <LookupRows {...props} />;
  }
}

type Setter = (next: unknown) => void;
const useSet = (at: string, member: string): Setter => {
  const session = useSession();
  return (next) => session.set(at, member, next as Json | undefined);
};
const instruction = (item: Item) => item as unknown as Instruction;
const element = (item: Item) => item as unknown as RecipeElement;

function Choices({ at, item, label }: Props) {
  const { t } = useTranslation();
  const set = useSet(at, 'choices');
  const all = instruction(item).choices ?? [];
  return (
    <LinesField<ChoiceOption> label={label} add={t('editor.add.choice')} name="choices" value={all} onChange={set} make={() => ({ code: `c${all.length + 1}`, label: { en: `${t('editor.kind.choice')} ${all.length + 1}` } })}
      line={(one, change) => (
        <>
          <LineField needed label={t('editor.field.code')} value={one.code} onChange={(code) => change({ ...one, code: code ?? one.code })} />
          <LocalizedField needed label={t('editor.field.label')} value={one.label} onChange={(next) => change({ ...one, label: next ?? one.label })} />
        </>
      )} />
  );
}

function Expected({ at, item, label }: Props) {
  const { t } = useTranslation();
  const set = useSet(at, 'expected');
  const step = instruction(item);
  const options = step.kind === 'yes-no' ? [{ value: 'yes', label: t('batch.yes') }, { value: 'no', label: t('batch.no') }]
    : (step.choices ?? []).filter((one, i, all) => one.code && all.findIndex((other) => other.code === one.code) === i).map((one) => ({ value: one.code, label: one.label.en || one.code }));
  return <ManyField label={label} name="expected" value={step.expected} onChange={set} options={options} />;
}

function Columns({ at, item, label }: Props) {
  const { t } = useTranslation();
  const set = useSet(at, 'columns');
  const all = instruction(item).columns ?? [];
  return (
    <LinesField<TableColumn> label={instruction(item).kind === 'sample' ? t('editor.field.lab-tests') : label} add={t('editor.add.column')} name="columns" value={all} onChange={set}
      make={() => ({ id: newId('column', (id) => all.some((one) => one.id === id)), title: { en: t('editor.column-name', { number: all.length + 1 }) } })}
      line={(one, change) => (
        <>
          <LocalizedField needed label={t('editor.field.title')} value={one.title} onChange={(next) => change({ ...one, title: next ?? one.title })} />
          <LineField label={t('editor.field.id')} value={one.id} onChange={(id) => id && change({ ...one, id })} />
          <div className={css.pair}>
            <UnitField label={t('editor.field.unit')} value={one.unit} onChange={(unit) => change({ ...one, unit })} />
            <WholeField label={t('editor.field.decimals')} max={9} value={one.decimals} onChange={(decimals) => change({ ...one, decimals })} />
          </div>
          {one.unit && <LimitsField label={t('editor.field.limits')} unit={one.unit} value={one.limits} onChange={(limits) => change({ ...one, limits })} />}
          {one.unit && <LimitsField label={t('editor.field.alert')} unit={one.unit} value={one.alert} onChange={(alert) => change({ ...one, alert })} />}
        </>
      )} />
  );
}

const said = <T extends object>(whole: T): T | undefined => (Object.values(whole).some((one) => one !== undefined && one !== null) ? whole : undefined);

function RowRules({ at, item, label }: Props) {
  const { t } = useTranslation();
  const set = useSet(at, 'rows');
  const rows = instruction(item).rows ?? {};
  return (
    <Fieldset label={label}>
      <div className={css.pair}>
        <WholeField label={t('editor.field.rows-min')} name="rows-min" max={10_000} value={rows.min} onChange={(min) => set(said({ ...rows, min }))} />
        <WholeField label={t('editor.field.rows-max')} name="rows-max" max={10_000} value={rows.max} onChange={(max) => set(said({ ...rows, max }))} />
      </div>
      <QuantityField label={t('editor.field.every')} data={timeUnits} value={rows.every} onChange={(every) => set(said({ ...rows, every }))} />
    </Fieldset>
  );
}

function Signers({ at, item, label }: Props) {
  const { t } = useTranslation();
  const set = useSet(at, 'signers');
  const meanings = ['performed', 'verified', 'reviewed', 'approved'].map((value) => ({ value, label: t(`status.signature.${value}`) }));
  const roles = rolesOnFloor.map((value) => ({ value, label: t(`role.${value}`) }));
  return (
    <LinesField<SignerRule> label={label} add={t('editor.add.signer')} name="signers" value={instruction(item).signers} onChange={set} make={() => ({ meaning: 'verified', role: 'verifier' })}
      line={(one, change) => (
        <>
          <ChoiceField needed label={t('editor.field.meaning')} options={meanings} value={one.meaning} onChange={(next) => next && change({ ...one, meaning: next })} />
          <ChoiceField needed label={t('editor.field.role')} options={roles} value={one.role} onChange={(next) => next && change({ ...one, role: next })} />
          <WholeField label={t('editor.field.people')} min={1} max={10} value={one.count} onChange={(count) => change({ ...one, count })} />
          <LineField label={t('editor.field.qualification')} value={one.qualification} onChange={(qualification) => change({ ...one, qualification })} />
        </>
      )} />
  );
}

function Sample({ at, item, label }: Props) {
  const { t } = useTranslation();
  const set = useSet(at, 'sample');
  const sample = instruction(item).sample ?? {};
  return (
    <Fieldset label={label}>
      <QuantityField label={t('editor.field.quantity')} value={sample.quantity} onChange={(quantity) => set(said({ ...sample, quantity }))} />
      <LineField label={t('editor.field.container')} value={sample.container} onChange={(container) => set(said({ ...sample, container }))} />
      <LineField label={t('editor.field.tests')} description={t('editor.tests-hint')} value={(sample.tests ?? []).join(', ')}
        onChange={(next) => set(said({ ...sample, tests: (next ?? '').split(/,\s?/).filter((one, i, all) => one !== '' || i === all.length - 1).filter((one) => one !== '') }))} />
    </Fieldset>
  );
}

function Pictures({ at, item, label }: Props) {
  const { t } = useTranslation();
  const set = useSet(at, 'pictures');
  const all: Picture[] = instruction(item).pictures ?? [];
  const [problem, setProblem] = useState<unknown>(null);
  const add = async (file: File | null) => {
    if (!file) return;
    // What it shows is said at once: the title stands until its author says it better.
    try { set([...all, { ...await keepFile(file), alt: instruction(item).title }]); setProblem(null); } catch (error) { setProblem(error); }
  };
  return (
    <Fieldset label={label}>
      {all.map((one, i) => (
        <div key={one.content} className={css.line}>
          <img className={css.thumb} src={`/api/recipes/pictures/${one.content}`} alt={one.alt?.en ?? t('editor.picture', { number: i + 1 })} />
          <div className={css.lineFields}><LocalizedField label={t('editor.field.alt')} name={`picture-${i + 1}-alt`} needed lines={2} value={one.alt} onChange={(alt) => alt && set(all.with(i, { ...one, alt }))} /></div>
          <ActionIcon aria-label={t('editor.remove-line', { label, number: i + 1 })} onClick={() => set(all.toSpliced(i, 1))}><IconTrash size={18} stroke={1.75} /></ActionIcon>
        </div>
      ))}
      <FileButton accept="image/png,image/jpeg,image/webp,image/gif" onChange={(file) => void add(file)}>{(props) => <Button {...props} size="xs">{t('editor.add.picture')}</Button>}</FileButton>
      {problem !== null && <p role="alert" className={css.wrong}>{problemText(problem, t)}</p>}
    </Fieldset>
  );
}

const loopKinds = ['for-each', 'every', 'again'] as const;

function LoopFields({ at, item, label }: Props) {
  const { t } = useTranslation();
  const set = useSet(at, 'loop');
  const elements = useRefs('element', at);
  const session = useSession();
  const inputs = (session.doc.recipe.formula?.inputs ?? []).map((one) => ({ value: one.id, label: `${one.materialCode} ${one.name}` }));
  const loop = element(item).loop;
  if (element(item).kind === 'procedure') return null;
  const change = (next: Partial<Loop>) => set({ ...loop, ...next });
  return (
    <Fieldset label={label}>
      <Select label={t('editor.field.loop-kind')} data-field="loop" value={loop?.kind ?? 'once'} data={[{ value: 'once', label: t('editor.loop.once') }, ...loopKinds.map((value) => ({ value, label: t(`editor.loop.${value}`) }))]}
        onChange={(next) => set(next === 'once' || next === null ? undefined : { kind: next, ...(next === 'for-each' ? {} : { timesMax: 3 }) })} />
      {loop?.kind === 'for-each' && <ManyField label={t('editor.loop.inputs')} options={inputs} value={loop.inputs} onChange={(next) => change({ inputs: next })} />}
      {loop?.kind === 'every' && <QuantityField label={t('editor.loop.interval')} name="loop-interval" data={timeUnits} value={loop.interval} onChange={(interval) => change({ interval })} />}
      {loop?.kind === 'every' && <ChoiceField label={t('editor.loop.until')} options={elements} value={loop.until} onChange={(until) => change({ until })} />}
      {loop?.kind === 'again' && <ExpressionField label={t('editor.loop.while')} name="loop-while" at={at} wanted="truth" value={loop.while} onChange={(next) => change({ while: next })} />}
      {loop && loop.kind !== 'for-each' && <WholeField label={t('editor.loop.times')} name="loop-times" min={1} max={500} value={loop.timesMax} onChange={(timesMax) => change({ timesMax })} />}
    </Fieldset>
  );
}

/** A time mostly counts from what stands just before. */
const justBefore = (doc: Doc, at: string): string | undefined => {
  const place = doc.index.get(at);
  return place && listIn(itemAt(doc, place.parent), 'elements')[place.position - 1]?.id;
};

function TimeLinks({ at, item, label }: Props) {
  const { t } = useTranslation();
  const set = useSet(at, 'timeLinks');
  const elements = useRefs('element', at);
  const session = useSession();
  if (element(item).kind === 'procedure' || elements.length === 0) return null;
  return (
    <LinesField<TimeLink> label={label} add={t('editor.add.time')} name="timeLinks" value={element(item).timeLinks} onChange={set}
      make={() => ({ kind: 'no-later-after-end', after: justBefore(session.doc, at) ?? elements[0]?.value ?? '', duration: { value: '1', unit: 'h' } })}
      line={(one, change) => (
        <>
          <ChoiceField needed label={t('editor.field.time-kind')} name="time-kind" options={timeLinkKinds.map((value) => ({ value, label: t(`editor.time.${value}`) }))} value={one.kind} onChange={(next) => next && change({ ...one, kind: next as TimeLink['kind'] })} />
          <ChoiceField needed label={t('editor.field.after')} name="time-after" options={elements} value={one.after} onChange={(next) => next && change({ ...one, after: next })} />
          {one.kind !== 'at-start' && one.kind !== 'not-in-parallel' && <QuantityField label={t('editor.field.duration')} name="time-duration" data={timeUnits} value={one.duration} onChange={(duration) => change({ ...one, duration })} />}
          <LocalizedField label={t('editor.field.action')} value={one.action} onChange={(action) => change({ ...one, action })} />
        </>
      )} />
  );
}

interface Property { id: string; name: { en: string }; value?: string; range?: { low?: string; high?: string }; unit?: string }

function Properties({ at, item, label }: Props) {
  const { t } = useTranslation();
  const set = useSet(at, 'properties');
  const all = (item.properties ?? []) as unknown as Property[];
  return (
    <LinesField<Property> label={label} add={t('editor.add.property')} value={all} onChange={set} make={() => ({ id: newId('property', (id) => all.some((one) => one.id === id)), name: { en: `${t('editor.field.properties')} ${all.length + 1}` } })}
      line={(one, change) => (
        <>
          <LocalizedField needed label={t('editor.field.name')} value={one.name} onChange={(name) => change({ ...one, name: (name ?? one.name) as Property['name'] })} />
          <LineField label={t('editor.field.property-value')} value={one.value} onChange={(value) => change({ ...one, value })} />
          <UnitField label={t('editor.field.unit')} value={one.unit} onChange={(unit) => change({ ...one, unit })} />
          <LimitsField label={t('editor.field.range')} unit={one.unit} value={one.range} onChange={(range) => change({ ...one, range: range as Property['range'] })} />
        </>
      )} />
  );
}

/** What opens a branch or a gate: a person who signs, or what is on record. */
function Condition({ at, item }: Props) {
  const { t } = useTranslation();
  const set = useSet(at, 'condition');
  const { condition } = item as unknown as Transition;
  return (
    <>
      <ChoiceField needed label={t('editor.field.condition-kind')} name="condition-kind" value={condition.kind} options={['manual', 'expression', 'always'].map((value) => ({ value, label: t(`editor.condition.${value}`) }))}
        onChange={(next) => next && set({ kind: next, ...(next === 'manual' && condition.text ? { text: condition.text } : {}) })} />
      {condition.kind === 'manual' && <LocalizedField label={t('editor.field.condition-text')} name="condition-text" lines={2} value={condition.text} onChange={(text) => set({ kind: 'manual', ...(text ? { text } : {}) })} />}
      {condition.kind === 'expression' && <ExpressionField label={t('editor.field.condition-expression')} name="condition-expression" at={at} wanted="truth" value={condition.expression} onChange={(expression) => set({ kind: 'expression', ...(expression ? { expression } : {}) })} />}
    </>
  );
}

function Block({ item }: Props) {
  const { t } = useTranslation();
  const { block } = element(item);
  if (!block) return null;
  return <p className={css.note}>{t('editor.block', { id: block.id, version: block.version })}</p>;
}

/** What an import brought along and nobody decided about yet. */
function SourceParameters({ at, item, label }: Props) {
  const { t } = useTranslation();
  const set = useSet(at, 'parameters');
  const all = (element(item).parameters ?? []) as { id?: string; name?: string; value?: string; unit?: string }[];
  if (all.length === 0) return null;
  return (
    <Fieldset label={label}>
      {all.map((one, i) => (
        <div key={i} className={css.line}>
          <span className={css.lineFields}>{one.name ?? one.id}: <b>{one.value} {one.unit}</b></span>
          <ActionIcon aria-label={t('editor.remove-line', { label, number: i + 1 })} onClick={() => set(all.toSpliced(i, 1))}><IconTrash size={18} stroke={1.75} /></ActionIcon>
        </div>
      ))}
    </Fieldset>
  );
}

