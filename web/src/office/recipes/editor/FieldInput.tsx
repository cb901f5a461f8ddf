import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../localized';
import { ExpressionField } from './ExpressionField';
import { ChoiceField, DecimalField, FlagField, LimitsField, LineField, LocalizedField, ManyField, MaterialField, type Option, QuantityField, ToleranceField, UnitField, WholeField } from './fields';
import type { PlainField, RefKind } from './forms';
import { type Item, pathOf } from './model/document';
import type { Instruction, Json, RecipeElement } from './model/recipe';
import { timeUnits } from './units';
import { useEditor, useSession } from './useSession';

type SetMember = (member: string, value: Json | undefined) => void;

/** `product.name` is a member of a member: the outer one is set as a whole. */
function memberOf(item: Item, path: string, set: SetMember): [Json | undefined, (next: Json | undefined) => void] {
  const [outer, inner] = path.split('.') as [string, string?];
  const holder = item[outer];
  if (inner === undefined) return [holder, (next) => set(outer, next)];
  const members = (holder ?? {}) as Record<string, Json | undefined>;
  return [members[inner], (next) => {
    const { [inner]: _gone, ...rest } = members;
    const whole = next === undefined ? rest : { ...rest, [inner]: next };
    set(outer, Object.values(whole).some((one) => one !== undefined && one !== null) ? whole : undefined);
  }];
}

/** The field of one member, wherever what is typed goes: into the draft, or into a suggestion. */
export function FieldInput({ field, at, item, onSet }: { field: PlainField; at: string; item: Item; onSet: SetMember }) {
  const { t } = useTranslation();
  const [value, set] = memberOf(item, field.member, onSet);
  const shared = { label: t(`editor.field.${field.member.split('.').at(-1)!}`), name: field.member, value: value as never, onChange: set as never };
  switch (field.as) {
    case 'localized': return <LocalizedField {...shared} lines={field.lines} needed={field.needed} />;
    case 'line': return <LineField {...shared} needed={field.needed} />;
    case 'material': return <MaterialField {...shared} needed={field.needed} />;
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
    if (to === 'material') return unique([...(formula?.inputs ?? []), ...(formula?.outputs ?? [])].map((one) => ({ value: one.materialCode, label: `${one.materialCode} ${one.name}` })));
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

