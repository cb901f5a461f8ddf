import { Button, Textarea } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type CommandAnswer } from '@/api/batches';
import type { HandoverLine, HandoverNow } from '@/api/handover';
import { SignatureText } from '@/parts/batch/SignatureText';
import { useNow } from '@/parts/batch/useNow';
import { useDraft } from '@/parts/drafts/useDraft';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { FloorPage } from '@/shell/floor/FloorPage';
import { LineText } from './LineText';
import css from './handover.module.css';

interface Answer {
  taken: boolean;
  reason: string;
}

interface Props {
  zone: string;
  back: string;
  batches: HandoverNow[];
  /** This person handed over: somebody else signs on this tablet. */
  own: boolean;
  onAnew: () => void;
}

/** Who comes: each line is ticked, or declined with its reason; then one signature. */
export function TakeOver({ zone, back, batches, own, onAnew }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const first = batches[0]!;
  const open = first.open!;
  const [kept, setKept, drop] = useDraft(`batch/${first.batch}/handover/${open.id}`, 'answers', '{}');
  const answers = JSON.parse(kept) as Record<string, Answer>;
  const [complaint, setComplaint] = useState<string | null>(null);
  const [signing, setSigning] = useState(false);
  const keyOf = (batch: HandoverNow, line: HandoverLine) => `${batch.batch} ${line.key}`;
  const answer = (key: string, next: Answer) => { setComplaint(null); setKept(JSON.stringify({ ...answers, [key]: next })); };
  const linesOf = (batch: HandoverNow) => batch.open!.lines.map((line) => {
    const { taken, reason } = answers[keyOf(batch, line)] ?? { taken: false, reason: '' };
    return taken ? { key: line.key, taken } : { key: line.key, taken, reason: reason.trim() };
  });
  const body = { handover: open.id, lines: linesOf(first), others: batches.slice(1).map((one) => ({ batch: one.batch, handover: one.open!.id, lines: linesOf(one) })) };
  const sign = () => {
    const keys = batches.flatMap((batch) => batch.open!.lines.map((line) => keyOf(batch, line)));
    const unanswered = keys.filter((key) => answers[key] === undefined);
    document.getElementById(lineId(unanswered[0] ?? ''))?.scrollIntoView({ block: 'center' });
    if (unanswered.length > 0) return setComplaint(t('handover.not-ticked', { count: unanswered.length }));
    if (keys.some((key) => !answers[key]!.taken && answers[key]!.reason.trim() === '')) return setComplaint(t('handover.why-needed'));
    setSigning(true);
  };
  return (
    <FloorPage title={first.batch} beside={t('handover.title')} back={back} secondary={<Button onClick={onAnew}>{t('handover.anew')}</Button>}
      primary={<Primary onClick={sign}>{t(own ? 'handover.take-second' : 'handover.take')}</Primary>}>
      <p className={css.what}>{t('handover.tick')}</p>
      <p className={css.what}><SignatureText signature={open.signed} /></p>
      {batches.map((batch) => (
        <section key={batch.batch} className={css.batch} aria-label={batch.batch}>
          <h2>{batch.batch}</h2>
          <ul className={css.lines}>
            {batch.open!.lines.map((line) => <Line key={line.key} id={lineId(keyOf(batch, line))} line={line} zone={zone} now={now} answer={answers[keyOf(batch, line)]} onAnswer={(next) => answer(keyOf(batch, line), next)} />)}
          </ul>
          {batch.open!.note && <p className={css.said}>{t('handover.says', { note: batch.open!.note })}</p>}
        </section>
      ))}
      <p role="alert" className={css.complaint} hidden={complaint === null}>{complaint}</p>
      <SignatureSheet<CommandAnswer> opened={signing} onClose={() => setSigning(false)} action={batchAction(first.batch, 'take-over')} body={body}
        secondPerson={own ? { performer: { id: open.signed.signer, name: open.signed.printedName } } : undefined}
        onSigned={() => { setSigning(false); drop(); void queries.invalidateQueries({ queryKey: ['batches'] }); void navigate({ to: back as never }); }} />
    </FloorPage>
  );
}

const lineId = (key: string): string => `line ${key}`.replaceAll(' ', '-');

function Line({ id, line, zone, now, answer, onAnswer }: { id: string; line: HandoverLine; zone: string; now: number; answer?: Answer; onAnswer: (next: Answer) => void }) {
  const { t } = useTranslation();
  const name = line.number ?? t(`handover.kind.${line.kind}`);
  const reason = answer?.reason ?? '';
  return (
    <li id={id} className={css.line}>
      <div className={css.row}>
        <LineText line={line} zone={zone} now={now} />
        <div className={css.answers}>
          <Button variant="default" leftSection={<IconX stroke={1.75} size={28} aria-hidden />} aria-pressed={answer?.taken === false} data-chosen={answer?.taken === false || undefined} aria-label={t('handover.decline-at', { name })} onClick={() => onAnswer({ taken: false, reason })}>{t('handover.decline')}</Button>
          <Button variant="default" leftSection={<IconCheck stroke={1.75} size={28} aria-hidden />} aria-pressed={answer?.taken === true} data-chosen={answer?.taken === true || undefined} aria-label={t('handover.tick-at', { name })} onClick={() => onAnswer({ taken: true, reason })}>{t('handover.seen')}</Button>
        </div>
      </div>
      {answer?.taken === false && <Textarea label={t('handover.why', { name })} value={reason} onChange={(event) => onAnswer({ taken: false, reason: event.currentTarget.value })} autosize minRows={1} maxRows={4} maxLength={1000} />}
    </li>
  );
}
