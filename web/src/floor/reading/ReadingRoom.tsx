import { Button } from '@mantine/core';
import { IconBook2, IconCloudOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Batch, productOf } from '@/api/batches';
import { useText } from '@/parts/batch/text';
import { allCopies } from '@/parts/drafts/copies';
import { shortTime } from '@/i18n/format';
import { Rules } from '../step/Rules';
import { Pictures } from '../step/Aids';
import css from '../floor.module.css';

/** Instructions of the open batches, from this device. Nothing is entered here: without network nobody can check who reads. */
export function ReadingRoom({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const { data } = useQuery({ queryKey: ['copies'], queryFn: allCopies, staleTime: 0, gcTime: 0 });
  // The address says which batch was being worked on.
  const [open, setOpen] = useState<string | null>(() => /^\/floor\/batches\/([^/]+)/.exec(location.pathname)?.[1] ?? null);
  const batches = (data ?? []).filter((copy) => /^\/api\/batches\/[^/?]+$/.test(copy.path)).map((copy) => ({ at: copy.at, batch: copy.body as Batch }));
  const shown = batches.find((one) => one.batch.id === open) ?? (batches.length === 1 ? batches[0] : undefined);
  return (
    <main className={`th-floor ${css.reading}`} data-room="floor" data-reading>
      <div className={css.readingHead}>
        <h1 className={css.instruction}><IconBook2 stroke={1.75} size={28} aria-hidden /> {shown ? `${shown.batch.id} ${productOf(shown.batch, text)}` : t('floor.reading.title')}</h1>
        {shown && batches.length > 1 && <Button onClick={() => setOpen(null)}>{t('floor.reading.other')}</Button>}
        <Button onClick={onBack}>{t('verb.back')}</Button>
      </div>
      <p className={css.look} role="status"><IconCloudOff stroke={1.75} size={20} aria-hidden /> {t('floor.reading.only')}{shown && ` ${t('floor.reading.as-of', { time: shortTime(shown.at, shown.batch.zone) })}`}</p>
      {data && batches.length === 0 && <p>{t('floor.reading.none')}</p>}
      {shown ? <Instructions batch={shown.batch} /> : (
        <ul className={css.batches}>
          {batches.map(({ batch }) => (
            <li key={batch.id} className={css.card}><button type="button" className={css.task} onClick={() => setOpen(batch.id)}><span className={css.taskText}><b className="th-mono">{batch.id}</b> {productOf(batch, text)}</span></button></li>
          ))}
        </ul>
      )}
    </main>
  );
}

function Instructions({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <>
      {batch.work.filter((work) => work.state !== 'skipped').map((work) => (
        <section key={work.id} className={css.lane}>
          <h2 className={css.laneHead}>{work.number} {text(work.title)}</h2>
          {work.steps.map((step) => (
            <article key={step.id} className={css.read} data-now={batch.now.includes(work.id) && work.currentStep === step.id ? true : undefined}>
              <h3>{step.number} {text(step.title)}{(step.state === 'done' || step.state === 'left-out') && <span className="th-label"> · {t('floor.reading.done')}</span>}</h3>
              {step.text && <p className={css.explain}>{text(step.text)}</p>}
              {step.materialName && <p><span className="th-mono">{step.materialCode}</span> {step.materialName}</p>}
              <Rules step={step} />
              {(step.extra?.pictures?.length ?? 0) > 0 && <Pictures pictures={step.extra!.pictures!} />}
              {step.extra?.documents?.map((one) => <p key={one.id} className="th-label">{one.id}{one.version ? ` v${one.version}` : ''}{one.title ? ` · ${text(one.title)}` : ''}</p>)}
            </article>
          ))}
        </section>
      ))}
    </>
  );
}
