import { IconCircleCheck, IconHourglass, IconReplace } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Batch } from '@/api/batches';
import type { Handover } from '@/api/handover';
import { SignatureText } from '@/parts/batch/SignatureText';
import { useText } from '@/parts/batch/text';
import { Badge } from '@/parts/status/Status';
import css from '../batch/batch.module.css';
import own from '../change/change.module.css';

/** Every shift hand-over of the batch: its lines as they were signed, and how the next shift answered. */
export function Handovers({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const all = batch.handovers ?? [];
  if (all.length === 0) return null;
  return (
    <section className={css.panel} id="handovers">
      <h2>{t('handover.title')}</h2>
      {all.map((one) => <One key={one.id} handover={one} />)}
    </section>
  );
}

const icons = { open: IconHourglass, 'taken-over': IconCircleCheck, replaced: IconReplace };
const tones = { open: 'look', 'taken-over': 'grey', replaced: 'grey' } as const;

function One({ handover }: { handover: Handover }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <article className={own.change} aria-label={handover.id}>
      <h3>{handover.id} <Badge icon={icons[handover.state]} tone={tones[handover.state]} size="small">{t(`handover.state.${handover.state}`)}</Badge></h3>
      <dl className={own.redline}>
        {handover.lines.map((line) => (
          <div key={line.key}>
            <dt>{t(`handover.kind.${line.kind}`)}{line.number && ` · ${line.number}`}</dt>
            <dd>
              {text(line.title)}{line.who && ` · ${line.who}`}
              {line.note && <><br />{t('handover.says', { note: line.note })}</>}
              {line.taken === false && <><br /><b>{t('handover.decline')}: {line.reason}</b></>}
            </dd>
          </div>
        ))}
        {handover.note && <div><dt>{t('handover.kind.note')}</dt><dd>{handover.note}</dd></div>}
      </dl>
      <SignatureText signature={handover.signed} />
      {handover.taken && <SignatureText signature={handover.taken} />}
    </article>
  );
}
