import { useTranslation } from 'react-i18next';
import type { Instruction, RecipeElement, RecipeView } from '@/api/recipes';
import { Empty } from '@/parts/views/Views';
import { useLocalized } from './localized';
import css from './recipes.module.css';

/** The procedure as an outline: operations, phases, and every instruction with its limits. */
export function RecipeText({ recipe }: { recipe: RecipeView }) {
  const { t } = useTranslation();
  const procedure = recipe.recipe.procedure;
  return procedure ? <Element element={procedure} depth={2} /> : <Empty>{t('recipes.no-procedure')}</Empty>;
}

function Element({ element, depth }: { element: RecipeElement; depth: number }) {
  const localized = useLocalized();
  const Heading = `h${Math.min(depth, 6)}` as 'h2';
  return (
    <section className={css.element}>
      <Heading>{localized(element.title)}</Heading>
      {(element.instructions ?? []).length > 0 && <ol className={css.steps}>{element.instructions!.map((one) => <Line key={one.id} one={one} />)}</ol>}
      {(element.elements ?? []).map((child) => <Element key={child.id} element={child} depth={depth + 1} />)}
    </section>
  );
}

function Line({ one }: { one: Instruction }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const limits = one.limits && `${one.limits.low ?? '…'}–${one.limits.high ?? '…'} ${one.unit ?? ''}`;
  const facts = [
    one.materialCode && one.quantity && `${one.materialCode} ${one.quantity.value} ${one.quantity.unit}`, limits,
    one.verification && t('recipes.verified'), one.critical && t('recipes.critical'),
  ].filter(Boolean);
  return (
    <li>
      {localized(one.title)}
      {facts.length > 0 && <span className="th-label"> · {facts.join(' · ')}</span>}
    </li>
  );
}
