import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Batch, batchAction, type CommandAnswer, type WeighedContainer } from '@/api/batches';
import { useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { useDraft } from '@/parts/drafts/useDraft';
import { Primary } from '@/parts/Primary';
import { Sheet } from '../Sheet';
import type { Device } from './api';
import { CodeImage } from './CodeImage';
import { PrinterChoice, usePrinter } from './PrinterChoice';
import css from './weigh.module.css';
import floor from '../floor.module.css';

interface Props {
  batch: Batch;
  container: WeighedContainer | null;
  printers: Device[];
  onClose: () => void;
  onPrinted: () => void;
}

/** The label as it is printed, with its code; a further copy says why. */
export function LabelSheet(props: Props) {
  const { t } = useTranslation();
  return <Sheet opened={props.container !== null} onClose={props.onClose} title={t('floor.weigh.label-of', { container: props.container?.id ?? '' })}>{props.container && <Form {...props} container={props.container} />}</Sheet>;
}

function Form({ batch, container, printers, onClose, onPrinted }: Props & { container: WeighedContainer }) {
  const { t } = useTranslation();
  const [printer, choose] = usePrinter(printers, batch.site);
  const [reason, setReason, drop] = useDraft(`batch/${batch.id}/container/${container.id}`, 'label-reason');
  const [complaint, setComplaint] = useState<string | null>(null);
  const print = useCommand<CommandAnswer>({ onSuccess: () => { drop(); onPrinted(); }, onError: (problem) => setComplaint(problemText(problem, t)) });
  const isCopy = container.labels > 0;
  const send = () => {
    if (!printer) return setComplaint(t(printers.length === 0 ? 'floor.weigh.no-printer' : 'floor.weigh.choose-printer'));
    if (isCopy && reason.trim() === '') return setComplaint(t('part.reason-needed'));
    return print.mutate({ path: batchAction(batch.id, 'print-label'), body: { container: container.id, printer: printer.id, reason: isCopy ? reason.trim() : undefined } });
  };
  return (
    <div className={floor.sheet}>
      <div className={css.label}>
        <div>
          <h3>{container.label.title}</h3>
          <dl>{container.label.lines.map((line) => <div key={line.name} className={css.pair}><dt>{line.name}</dt><dd>{line.value}</dd></div>)}</dl>
        </div>
        <figure><CodeImage code={container.label.code} text={container.label.codeText} /><figcaption className="th-mono">{container.label.codeText}</figcaption></figure>
      </div>
      <PrinterChoice printers={printers} printer={printer} onChoose={choose} />
      {isCopy && <><p>{t('floor.weigh.printed-times', { count: container.labels })}</p><Textarea label={t('floor.weigh.why-again')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={4} maxLength={500} /></>}
      <p role="alert" className={floor.complaint}>{complaint ?? '\u00a0'}</p>
      <div className={floor.sheetActions}>
        <Button onClick={onClose}>{t('verb.back')}</Button>
        <Primary loading={print.isPending} onClick={send}>{t(isCopy ? 'floor.weigh.print-again' : 'floor.weigh.print')}</Primary>
      </div>
    </div>
  );
}
