import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormulaParameter, Limits, ParameterValue, Quantity, RecipeSite, SiteSet, VersionParameters } from '@/api/recipeLife';
import { useLanguage } from '@/i18n';
import { number } from '@/i18n/format';
import { rangeText } from '@/parts/batch/limits';
import { Time } from '@/parts/Time';
import { useLocalized } from '../localized';
import css from './life.module.css';
import { SignedAction } from './SignedAction';

/** Ranges and values as the reader's language writes numbers. */
function useShown() {
  const language = useLanguage();
  return {
    rangeOf: (limits: Limits | null | undefined, unit: string | undefined) => (limits ? rangeText(limits, unit ?? null, language) : ''),
    valueOf: (quantity: Quantity | null | undefined) => (quantity ? `${number(quantity.value, language)}\u00a0${quantity.unit}` : ''),
  };
}

/** What differs by site: a line for each parameter, and for each batch size where it differs by that. */
function linesOf(of: VersionParameters): { parameter: FormulaParameter; size: string | null }[] {
  return of.parameters.flatMap((parameter) => {
    const sizes = parameter.scope === 'site' || of.batchSizes.length === 0 ? [null]
      : parameter.scope === 'batch-size' ? of.batchSizes.map((one) => one.id) : [null, ...of.batchSizes.map((one) => one.id)];
    return sizes.map((size) => ({ parameter, size }));
  });
}

const setOf = (set: SiteSet | undefined, parameter: string, size: string | null): ParameterValue | undefined =>
  set?.values.find((one) => one.parameter === parameter && (one.batchSize ?? null) === size);

/** What the site sets, beside the master's value and the registered range. */
export function ParameterTable({ of, set, site }: { of: VersionParameters; set: SiteSet | undefined; site: RecipeSite }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const shown = useShown();
  const sizeOf = (id: string | null) => of.batchSizes.find((one) => one.id === id)?.name;
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('recipe-life.parameter')}</th><th scope="col">{t('recipe-life.master')}</th><th scope="col">{t('recipe-life.here')}</th>
            <th scope="col">{t('recipe-life.registered')}</th>
          </tr>
        </thead>
        <tbody>
          {linesOf(of).map(({ parameter, size }) => {
            const own = setOf(set, parameter.id, size);
            const unit = of.units[parameter.id] ?? own?.value?.unit;
            const name = sizeOf(size);
            return (
              <tr key={`${parameter.id} ${size ?? ''}`}>
                <td>{localized(parameter.name)}{name && <span className="th-label"> · {localized(name)}</span>}</td>
                <td>{[shown.valueOf(parameter.value), shown.rangeOf(parameter.range, unit)].filter(Boolean).join(' · ') || '–'}</td>
                <td>{own ? <b>{[shown.valueOf(own.value), shown.rangeOf(own.range, unit)].filter(Boolean).join(' · ')}</b> : '–'}</td>
                <td>{shown.rangeOf(parameter.registeredRange ?? parameter.range, unit) || '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {set && (
        <p className="th-hint">
          {t(`recipe-life.set.${set.state}`)} · {set.prepared.printedName} · <Time at={set.at} zone={set.zone} />
          {set.approved && set.approvedAt && <> · {set.approved.printedName} · <Time at={set.approvedAt} zone={site.zone} /></>}
          {' · '}{set.reason}
        </p>
      )}
    </>
  );
}

interface Draft { value: string; low: string; high: string; unit: string }

const asNumber = (text: string) => (text.trim() === '' ? null : text.trim().replace(',', '.'));

/** The author writes values beside their registered ranges; what stays empty is the master's. The server judges all of it. */
export function ParametersDialog({ opened, onClose, title, of, set, action, onSigned }: {
  opened: boolean; onClose: () => void; title: string; of: VersionParameters; set: SiteSet | undefined; action: string; onSigned: () => void;
}) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const shown = useShown();
  const [typed, setTyped] = useState<Record<string, Draft>>({});
  const lines = linesOf(of);
  const keyOf = (parameter: string, size: string | null) => `${parameter} ${size ?? ''}`;
  const draftOf = (parameter: string, size: string | null): Draft => {
    const own = setOf(set, parameter, size);
    return typed[keyOf(parameter, size)] ?? { value: own?.value?.value ?? '', low: own?.range?.low ?? '', high: own?.range?.high ?? '', unit: own?.value?.unit ?? '' };
  };
  const body = () => {
    const values = lines.flatMap(({ parameter, size }): ParameterValue[] => {
      const draft = draftOf(parameter.id, size);
      const [value, low, high] = [asNumber(draft.value), asNumber(draft.low), asNumber(draft.high)];
      if (value === null && low === null && high === null) return [];
      return [{
        parameter: parameter.id, ...(size ? { batchSize: size } : {}),
        ...(value !== null ? { value: { value, unit: of.units[parameter.id] ?? draft.unit.trim() } } : {}),
        ...(low !== null || high !== null ? { range: { ...(low !== null ? { low } : {}), ...(high !== null ? { high } : {}) } } : {}),
      }];
    });
    return values.length === 0 ? t('recipe-life.say-value') : { values };
  };
  const field = (parameter: FormulaParameter, size: string | null, part: keyof Draft, label: string) => (
    <TextInput aria-label={`${localized(parameter.name)} ${label}`} inputMode={part === 'unit' ? 'text' : 'decimal'} w={96} value={draftOf(parameter.id, size)[part]}
      placeholder={(part === 'unit' ? t('recipe-life.unit') : part === 'value' ? parameter.value?.value : part === 'low' ? parameter.range?.low : parameter.range?.high) ?? ''}
      onChange={(event) => { const text = event.currentTarget.value; setTyped((before) => ({ ...before, [keyOf(parameter.id, size)]: { ...draftOf(parameter.id, size), [part]: text } })); }} />
  );
  return (
    <SignedAction opened={opened} onClose={() => { setTyped({}); onClose(); }} title={title} why={t('recipe-life.prepare-why')} size="xl" action={action} body={body} onSigned={() => { setTyped({}); onSigned(); }}>
      <table className={css.table}>
        <thead>
          <tr><th scope="col">{t('recipe-life.parameter')}</th><th scope="col">{t('recipe-life.value')}</th><th scope="col">{t('recipe-life.low')}</th><th scope="col">{t('recipe-life.high')}</th><th scope="col">{t('recipe-life.registered')}</th></tr>
        </thead>
        <tbody>
          {lines.map(({ parameter, size }) => {
            const name = of.batchSizes.find((one) => one.id === size)?.name;
            return (
              <tr key={keyOf(parameter.id, size)}>
                <td>{localized(parameter.name)}{name && <span className="th-label"> · {localized(name)}</span>}</td>
                <td><Group gap={8} wrap="nowrap">{field(parameter, size, 'value', t('recipe-life.value'))}{of.units[parameter.id] ?? field(parameter, size, 'unit', t('recipe-life.unit'))}</Group></td>
                <td>{field(parameter, size, 'low', t('recipe-life.low'))}</td>
                <td>{field(parameter, size, 'high', t('recipe-life.high'))}</td>
                <td>{shown.rangeOf(parameter.registeredRange ?? parameter.range, of.units[parameter.id]) || '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </SignedAction>
  );
}
