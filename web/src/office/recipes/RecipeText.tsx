import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instruction, RecipeElement, RecipeView } from '@/api/recipes';
import { Empty } from '@/parts/views/Views';
import { LineComments } from './comments/LineComments';
import { useLocalized } from './localized';
import css from './recipes.module.css';

/** The procedure as an outline: operations, phases, and every instruction with its limits. */
export function RecipeText({ recipe, at }: { recipe: RecipeView; at?: string }) {
  const { t } = useTranslation();
  const procedure = recipe.recipe.procedure;
  const numbers = useMemo(() => new Map(recipe.graph?.nodes.map((node) => [node.id, node.number])), [recipe.graph]);
  useEffect(() => { if (at) document.getElementById(`element-${at}`)?.scrollIntoView({ block: 'start' }); }, [at]);
  return procedure ? <Element element={procedure} depth={2} numbers={numbers} at={at} /> : <Empty>{t('recipes.no-procedure')}</Empty>;
}

/** A phase carries the number that its steps begin with. */
function Element({ element, depth, numbers, at }: { element: RecipeElement; depth: number; numbers: ReadonlyMap<string, string>; at?: string }) {
  const localized = useLocalized();
  const number = numbers.get(element.id);
  const Heading = `h${Math.min(depth, 6)}` as 'h2';
  return (
    <section className={css.element}>
      <Heading id={`element-${element.id}`} data-at={element.id === at || undefined}>{number} {localized(element.title)}</Heading>
      <LineComments at={`element:${element.id}`} of={localized(element.title)} />
      {(element.instructions ?? []).length > 0 && <ol className={css.steps}>{element.instructions!.map((one, index) => <Line key={one.id} one={one} number={number ? `${number}.${index + 1}` : `${index + 1}`} />)}</ol>}
      {(element.elements ?? []).map((child) => <Element key={child.id} element={child} depth={depth + 1} numbers={numbers} at={at} />)}
    </section>
  );
}

function Line({ one, number }: { one: Instruction; number: string }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const limits = one.limits && `${one.limits.low ?? '…'}–${one.limits.high ?? '…'} ${one.unit ?? ''}`;
  const facts = [
    one.materialCode && one.quantity && `${one.materialCode} ${one.quantity.value} ${one.quantity.unit}`, limits,
    one.verification && t('recipes.verified'), one.critical && t('recipes.critical'),
  ].filter(Boolean);
  return (
    <li>
      <span className={css.stepNumber}>{number}</span>
      <span>{localized(one.title)}
      {facts.length > 0 && <span className="th-label"> · {facts.join(' · ')}</span>}
      <LineComments at={`instruction:${one.id}`} of={localized(one.title)} /></span>
    </li>
  );
}
