import { Button } from '@mantine/core';
import { IconKeyboard, IconPrinter, IconTag, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Batch, batchAction, type CommandAnswer, type Step, type WeighedContainer, type Weighing } from '@/api/batches';
import { useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { useLanguage } from '@/i18n';
import { quantity } from '@/i18n/format';
import type { Device, PrintJob } from './api';
import { LabelSheet } from './LabelSheet';
import { VoidSheet } from './VoidSheet';
import css from './weigh.module.css';
import floor from '../floor.module.css';

interface Props {
  batch: Batch;
  step: Step;
  weighing: Weighing;
  jobs: PrintJob[];
  printers: Device[];
  onChanged: () => void;
}

/** Containers that were weighed; those in use sum to the target. */
export function Containers({ batch, step, weighing, jobs, printers, onChanged }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [label, setLabel] = useState<WeighedContainer | null>(null);
  const [leaving, setLeaving] = useState<WeighedContainer | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const retry = useCommand<unknown>({ onSuccess: onChanged, onError: (problem) => setComplaint(problemText(problem, t)) });
  const [refused, setRefused] = useState<string | null>(null);
  const leave = useCommand<CommandAnswer>({ onSuccess: () => { setLeaving(null); onChanged(); }, onError: (problem) => setRefused(problemText(problem, t)) });
  return (
    <section className={css.containers}>
      <h3>{t('floor.weigh.containers')}</h3>
      <ul>
        {weighing.containers.map((one) => (
          <li key={one.id} data-void={one.voided !== null || undefined}>
            <span className="th-mono">{one.id}</span>
            <span className={css.weights3}>
              <span>{t('floor.weigh.net')} <b>{quantity(one.weight.net, language)}</b></span>
              <span className="th-label">{t('batch.part.tare')} {quantity(one.weight.tare, language)} · {t('batch.part.gross')} {quantity(one.weight.gross, language)}</span>
              <span className="th-label">{one.from.container ?? one.from.lot} · {one.weight.balance}{one.weight.isSimulated ? ` · ${t('floor.weigh.simulated')}` : ''}</span>
              {one.weight.source === 'typed' && <span className={css.typed}><IconKeyboard stroke={1.75} size="1.1em" aria-hidden /> {t('status.entry.typed')}</span>}
              {one.voided && <span className="th-label">{t('floor.weigh.voided', { reason: one.voided.text })}</span>}
              <Job jobs={jobs.filter((job) => job.title === one.id)} onRetry={(id) => retry.mutate({ path: `/api/print-jobs/${encodeURIComponent(id)}/actions/retry`, body: {} })} />
            </span>
            {one.voided === null && one.chargedAt === null && (
              <span className={css.acts}>
                <Button variant="default" leftSection={<IconTag stroke={1.75} size={24} />} onClick={() => setLabel(one)}>{t('floor.weigh.label')}</Button>
                <Button variant="default" leftSection={<IconTrash stroke={1.75} size={24} />} onClick={() => { setRefused(null); setLeaving(one); }}>{t('floor.weigh.leave')}</Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className={css.sum}>{t('floor.charge.sum', { total: step.tolerance?.total ?? (weighing.total ? quantity(weighing.total, language) : '') })} {step.tolerance && <span className="th-label">{step.tolerance.expected}</span>}</p>
      <p role="alert" className={floor.complaint} hidden={complaint === null}>{complaint}</p>
      <LabelSheet batch={batch} container={label} printers={printers} onClose={() => setLabel(null)} onPrinted={() => { setLabel(null); onChanged(); }} />
      <VoidSheet container={leaving} batch={batch.id} isSending={leave.isPending} complaint={refused} onClose={() => setLeaving(null)}
        onVoid={(putBack, reason, done) => leave.mutate({ path: batchAction(batch.id, 'void-container'), body: { container: leaving!.id, putBack, reason } }, { onSuccess: done })} />
    </section>
  );
}

function Job({ jobs, onRetry }: { jobs: PrintJob[]; onRetry: (id: string) => void }) {
  const { t } = useTranslation();
  const last = jobs[0];
  if (!last) return null;
  return (
    <span className="th-label"><IconPrinter stroke={1.75} size="1.1em" aria-hidden /> {t(`floor.weigh.job.${last.state}`, { printer: last.printer })}
      {last.fault && last.state !== 'printed' && <> · {t(`floor.weigh.job-fault.${last.fault}`, last.fault)}</>}
      {last.state === 'failed' && last.fault !== 'interrupted' && <Button variant="subtle" onClick={() => onRetry(last.id)}>{t('floor.weigh.job-retry')}</Button>}
    </span>
  );
}
