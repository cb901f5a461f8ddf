import { Button, Textarea } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type CommandAnswer } from '@/api/batches';
import type { HandoverLine, HandoverNow } from '@/api/handover';
import { useDraft } from '@/parts/drafts/useDraft';
import { useNow } from '@/parts/batch/useNow';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { FloorPage } from '@/shell/floor/FloorPage';
import { LineText } from './LineText';
import css from './handover.module.css';

interface Props {
  zone: string;
  back: string;
  batches: HandoverNow[];
  /** Other batches that may go with it. */
  choice: ReactNode[];
  onSigned: () => void;
}

/** Who goes: the list is there, a note may stand at each line, one signature. */
export function HandOver({ zone, back, batches, choice, onSigned }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const first = batches[0]!.batch;
  const [kept, setKept, drop] = useDraft(`batch/${first}/handover`, 'notes', '{}');
  const notes = JSON.parse(kept) as Record<string, string>;
  const [signing, setSigning] = useState(false);
  const set = (key: string, note: string) => setKept(JSON.stringify({ ...notes, [key]: note }));
  const said = (batch: HandoverNow) => ({
    note: notes[batch.batch] || undefined,
    notes: Object.fromEntries(batch.lines.map((line) => [line.key, notes[`${batch.batch} ${line.key}`] ?? '']).filter(([, note]) => note !== '')),
  });
  const body = { ...said(batches[0]!), others: batches.slice(1).map((one) => ({ batch: one.batch, ...said(one) })) };
  return (
    <FloorPage title={first} beside={t('handover.title')} back={back} primary={<Primary onClick={() => setSigning(true)}>{t('handover.sign')}</Primary>}>
      <p className={css.what}>{t('handover.what')}</p>
      {batches.map((batch) => (
        <section key={batch.batch} className={css.batch} aria-label={batch.batch}>
          <h2>{batch.batch}</h2>
          <ul className={css.lines}>
            {batch.lines.map((line) => <Line key={line.key} line={line} zone={zone} now={now} note={notes[`${batch.batch} ${line.key}`] ?? ''} onNote={(note) => set(`${batch.batch} ${line.key}`, note)} />)}
          </ul>
          <Textarea label={t('handover.note')} value={notes[batch.batch] ?? ''} onChange={(event) => set(batch.batch, event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={1000} />
        </section>
      ))}
      {choice.length > 0 && <section className={css.others}><h2>{t('handover.with')}</h2><div className={css.choice}>{choice}</div></section>}
      <SignatureSheet<CommandAnswer> opened={signing} onClose={() => setSigning(false)} action={batchAction(first, 'hand-over')} body={body}
        onSigned={() => { setSigning(false); drop(); onSigned(); void queries.invalidateQueries({ queryKey: ['batches'] }); void navigate({ to: back as never }); }} />
    </FloorPage>
  );
}

function Line({ line, zone, now, note, onNote }: { line: HandoverLine; zone: string; now: number; note: string; onNote: (note: string) => void }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const name = line.number ?? t(`handover.kind.${line.kind}`);
  return (
    <li className={css.line}>
      <div className={css.row}>
        <LineText line={line} zone={zone} now={now} />
        {!opened && note === '' && <Button variant="default" leftSection={<IconMessage stroke={1.75} size={28} />} aria-label={t('handover.note-at', { name })} onClick={() => setOpened(true)}>{t('floor.step.note')}</Button>}
      </div>
      {(opened || note !== '') && <Textarea label={t('handover.note-at', { name })} value={note} onChange={(event) => onNote(event.currentTarget.value)} autosize minRows={1} maxRows={4} maxLength={1000} autoFocus={opened} />}
    </li>
  );
}
