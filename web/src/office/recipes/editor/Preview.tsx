import { SegmentedControl } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconAlertTriangle, IconCamera, IconPaperclip, IconScan } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import type { Step } from '@/api/batches';
import { ValueInput } from '@/floor/step/ValueInput';
import { i18n, languages, loadLanguage, useLanguage } from '@/i18n';
import { type Language, number, quantity } from '@/i18n/format';
import { rangeText } from '@/parts/batch/limits';
import { NumberPad } from '@/parts/number/NumberPad';
import { useLocalized } from '../localized';
import { refOf, typedAt } from './model/document';
import type { Instruction, RecipeElement } from './model/recipe';
import { useEditor, useItem } from './useSession';
import css from './editor.module.css';

const shapes = { '7': { width: 600, height: 960 }, '10': { width: 1280, height: 800 } } as const;

/** What the operator will see of the chosen step: the floor's own fields, in both tablets and all languages. Nothing in it can be pressed. */
export function Preview() {
  const { t } = useTranslation();
  const own = useLanguage();
  const [shape, setShape] = useState<keyof typeof shapes>('7');
  const [language, setLanguage] = useState<Language>(own);
  const [ready, setReady] = useState(own);
  useEffect(() => {
    let left = false;
    void loadLanguage(language).then(() => { if (!left) setReady(language); });
    return () => { left = true; };
  }, [language]);
  const spoken = useMemo(() => i18n.cloneInstance({ lng: ready }), [ready]);
  const { ref, width } = useElementSize();
  const { width: wide, height } = shapes[shape];
  const scale = width > 0 ? Math.min(1, width / wide) : 0.4;
  return (
    <section className={css.preview} aria-label={t('editor.preview')}>
      <h2 className={css.previewTitle}>{t('editor.preview')}</h2>
      <div className={css.previewChoices}>
        <SegmentedControl size="xs" value={shape} onChange={(next) => setShape(next as keyof typeof shapes)} aria-label={t('editor.tablet')} data={[{ value: '7', label: t('editor.inch', { count: 7 }) }, { value: '10', label: t('editor.inch', { count: 10 }) }]} />
        <SegmentedControl size="xs" value={language} onChange={(next) => setLanguage(next as Language)} aria-label={t('shell.language')} data={languages.map((one) => ({ value: one.id, label: one.id }))} />
      </div>
      <div ref={ref} className={css.previewRoom}>
        <div className={css.tablet} style={{ height: height * scale }}>
          <div className={`th-floor ${css.tabletIn}`} style={{ width: wide, height, transform: `scale(${scale})` }} lang={ready} inert>
            <I18nextProvider i18n={spoken}><Seen shape={shape} /></I18nextProvider>
          </div>
        </div>
      </div>
    </section>
  );
}

function Seen({ shape }: { shape: keyof typeof shapes }) {
  const localized = useLocalized();
  const { t } = useTranslation();
  const selected = useEditor((state) => state.selected);
  const isStep = refOf(selected).kind === 'instruction';
  const around = useEditor((state) => typedAt<RecipeElement>(state.saving.doc, isStep ? state.saving.doc.index.get(selected)?.parent ?? 'header' : selected));
  const step = useItem<Instruction>(isStep ? selected : 'header');
  if (isStep && step) {
    return (
      <div className={css.seen} data-shape={shape}>
        <div className={css.seenHead}>{localized(around?.title)}</div>
        <div className={css.seenBody}>
          <StepSeen step={step} keys={shape === '7'} />
          {shape === '10' && isNumber(step) && <div className={css.seenKeys}><NumberPad value="" onChange={() => undefined} /></div>}
        </div>
        <div className={css.seenFoot}><span className={css.seenPrimary}>{verbOf(step, t)}</span></div>
      </div>
    );
  }
  const steps = around?.instructions ?? [];
  return (
    <div className={css.seen}>
      <div className={css.seenHead}>{localized(around?.title) || t('editor.preview-none')}</div>
      <ol className={css.seenSteps}>{steps.slice(0, 12).map((one) => <li key={one.id}>{localized(one.title)}</li>)}</ol>
      {steps.length === 0 && <p className={css.note}>{t('editor.preview-none')}</p>}
    </div>
  );
}

const numbers = new Set(['number', 'yield', 'environmental-reading', 'reconciliation', 'sample-result', 'weigh', 'charge-in']);
const isNumber = (step: Instruction) => numbers.has(step.kind);
const verbOf = (step: Instruction, t: (key: string) => string) =>
  t(step.kind === 'charge-in' || step.kind === 'weigh' ? 'floor.charge.do' : step.kind === 'signature' ? 'verb.sign' : step.verification ? 'floor.step.save-sign' : step.kind === 'instruction' ? 'floor.step.done' : 'verb.save');

function StepSeen({ step, keys }: { step: Instruction; keys: boolean }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const language = useLanguage();
  return (
    <section className={css.seenStep}>
      <h3>{localized(step.title)}</h3>
      {step.text && <p>{localized(step.text)}</p>}
      {(step.pictures ?? []).map((one) => <img key={one.content} src={`/api/recipes/pictures/${one.content}`} alt={localized(one.caption)} className={css.seenPicture} />)}
      {step.critical && <p className={css.seenMark}><IconAlertTriangle size={24} stroke={1.75} aria-hidden /> {t('recipes.critical')}</p>}
      <Asked step={step} />
      <p className={css.seenRules}>
        {step.limits && <span>{t('batch.limits', { limits: rangeText(step.limits, step.unit ?? null, language) })}</span>}
        {step.alert && <span>{t('batch.alert-limits', { limits: rangeText(step.alert, step.unit ?? null, language) })}</span>}
        {step.quantity && <span>{t('batch.target', { target: quantity(step.quantity, language) })}</span>}
      </p>
      {keys && isNumber(step) && <NumberPad value="" onChange={() => undefined} />}
    </section>
  );
}

/** The field of each kind. What the floor has as a part of its own is that part. */
function Asked({ step }: { step: Instruction }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const language = useLanguage();
  switch (step.kind) {
    case 'scan': case 'equipment': case 'equipment-cleaning': case 'calibration-check':
      return <div className={css.seenScan}><IconScan size={96} stroke={1.25} aria-hidden /><p>{t('floor.equipment.scan', { class: step.equipmentClass ?? step.materialCode ?? '' })}</p></div>;
    case 'weigh': case 'charge-in':
      return <div className={css.seenScan}><IconScan size={96} stroke={1.25} aria-hidden /><p>{t('floor.charge.scan')}</p><b>{step.materialCode}</b></div>;
    case 'timer':
      return <p className={css.seenClock}>{step.duration ? quantity(step.duration, language) : '–'}</p>;
    case 'calculation': case 'mass-balance':
      return <p className={css.seenClock}>… {step.unit ?? ''}</p>;
    case 'table':
      return (
        <table className={css.seenTable}>
          <thead><tr><th scope="col">#</th>{(step.columns ?? []).map((one) => <th key={one.id} scope="col">{localized(one.title)}{one.unit ? ` (${one.unit})` : ''}</th>)}</tr></thead>
          <tbody>{Array.from({ length: Math.min(5, step.rows?.min ?? 3) }, (_, i) => <tr key={i}><td>{number(`${i + 1}`, language)}</td>{(step.columns ?? []).map((one) => <td key={one.id}>&nbsp;</td>)}</tr>)}</tbody>
        </table>
      );
    case 'signature':
      return <ul className={css.plain}>{(step.signers ?? []).map((one, i) => <li key={i} className={css.seenSigner}>{t(`status.signature.${one.meaning}`)}: {t(`role.${one.role}`)}{one.count && one.count > 1 ? ` × ${one.count}` : ''}</li>)}</ul>;
    case 'attachment':
      return <div className={css.seenScan}><IconCamera size={80} stroke={1.25} aria-hidden /><IconPaperclip size={40} stroke={1.25} aria-hidden /></div>;
    case 'sample':
      return <p>{[step.sample?.quantity ? quantity(step.sample.quantity, language) : '', step.sample?.container ?? '', (step.sample?.tests ?? []).join(', ')].filter(Boolean).join(' · ')}</p>;
    default:
      return <ValueInput step={asStep(step)} value="" onChange={() => undefined} state={{ kind: 'empty' }} zone="UTC" />;
  }
}

const kindsOfFields: Record<string, Step['kind']> = { 'environmental-reading': 'number', 'sample-result': 'number', reconciliation: 'number' };

const asStep = (step: Instruction): Step => ({
  id: step.id, number: 'preview', kind: kindsOfFields[step.kind] ?? (step.kind as Step['kind']), title: step.title, text: step.text ?? null, state: 'open', needs: ['value'], unit: step.unit ?? null,
  decimals: step.decimals ?? null, limits: step.limits ?? null, alert: step.alert ?? null, plausible: null, choices: step.choices ?? [], expected: step.expected ?? [],
} as unknown as Step);
