import type { TFunction } from 'i18next';
import { type Language, quantity } from '@/i18n/format';
import { rangeText } from '@/parts/batch/limits';
import type { Instruction, RecipeElement } from './model/recipe';
import type { Localize } from './useSession';

/** What a step asks for in few words: limits, quantity, material, what is calculated. */
export function summaryOf(step: Instruction, t: TFunction, text: Localize, language: Language): string {
  const said = [
    step.materialCode ?? '',
    step.quantity ? quantity(step.quantity, language) : '',
    step.limits ? rangeText(step.limits, step.unit ?? null, language) : step.unit && !step.quantity ? step.unit : '',
    step.equipmentClass ?? '',
    step.expression ?? '',
    step.duration ? quantity(step.duration, language) : '',
    step.choices?.map((one) => text(one.label)).join(' / ') ?? '',
    step.columns?.length ? t('editor.columns-count', { count: step.columns.length }) : '',
    step.signers?.length ? t('editor.signers-count', { count: step.signers.length }) : '',
  ];
  return said.filter(Boolean).join(' · ');
}

export function loopText(element: RecipeElement, t: TFunction, language: Language): string | null {
  const loop = element.loop;
  if (!loop) return null;
  if (loop.kind === 'for-each') return t('editor.loop.badge-for-each', { count: loop.inputs?.length ?? 0 });
  if (loop.kind === 'every') return t('editor.loop.badge-every', { time: loop.interval ? quantity(loop.interval, language) : '?' });
  return t('editor.loop.badge-again', { count: loop.timesMax ?? 0 });
}
