import { SegmentedControl } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { batchPath } from '@/api/batches';
import { nothingKept } from '@/api/dryRun';
import { answersItself } from '@/api/http';
import { OpenStep } from '@/floor/step/StepScreen';
import { i18n, languages, loadLanguage, useLanguage } from '@/i18n';
import type { Language } from '@/i18n/format';
import { OnlyLooked, RoomContext } from '@/parts/room';
import { seenBatchId, seenOf } from './model/seen';
import { useEditor } from './useSession';
import css from './editor.module.css';

// The floor asks for drafts and equipment of its batch: of this one there are none.
answersItself(batchPath(seenBatchId), () => Promise.resolve(nothingKept));

const shapes = { '7': { width: 600, height: 960 }, '10': { width: 1280, height: 800 } } as const;

/** What the operator will see of the chosen step: the floor's own screen, in both tablets and all languages. Nothing in it can be pressed. */
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
            <I18nextProvider i18n={spoken}><RoomContext value="floor"><OnlyLooked value={true}><Seen /></OnlyLooked></RoomContext></I18nextProvider>
          </div>
        </div>
      </div>
    </section>
  );
}

/** The floor's own screen of the step, drawn from the draft as it stands, saved or not. */
function Seen() {
  const { t } = useTranslation();
  const selected = useEditor((state) => state.selected);
  // What is typed is drawn first; the preview follows.
  const doc = useDeferredValue(useEditor((state) => state.saving.doc));
  const seen = useMemo(() => seenOf(doc, selected), [doc, selected]);
  if (!seen) return <p className={css.note}>{t('editor.preview-none')}</p>;
  const key = `${seen.place.work.id} ${seen.place.step?.id ?? ''} ${seen.place.step?.kind ?? ''}`;
  return <OpenStep key={key} batch={seen.batch} place={seen.place} />;
}
