import { Button, Textarea } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch } from '@/api/batches';
import { useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { exceptionPath } from '@/api/quality';
import { Primary } from '@/parts/Primary';
import { Sheet } from './Sheet';
import css from './floor.module.css';

/** A critical exception is a band on every screen of its batch until somebody has acknowledged it with a comment. */
export function CriticalBand({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [comment, setComment] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const critical = batch.exceptions.find((one) => one.open && one.grade === 'critical' && one.acknowledged === null);
  const id = critical?.id;
  useEffect(() => { if (id) navigator.vibrate?.([200, 100, 200]); }, [id]);
  const send = useCommand({
    onSuccess: () => { setOpened(false); setComment(''); void queries.invalidateQueries({ queryKey: ['batches'] }); },
    onError: (problem) => setComplaint(problemText(problem, t)),
  });
  if (!critical) return null;
  const acknowledge = () => {
    if (comment.trim() === '') setComplaint(t('floor.critical.comment-needed'));
    else send.mutate({ path: `${exceptionPath(critical.id)}/actions/acknowledge`, body: { comment: comment.trim() } });
  };
  return (
    <div className={css.critical} role="alert">
      <IconAlertOctagon stroke={1.75} size={28} aria-hidden />
      <span className={css.taskText}><b>{t('status.exception.critical')} {critical.id}</b> {critical.description}</span>
      <Button onClick={() => setOpened(true)}>{t('floor.critical.do')}</Button>
      <Sheet opened={opened} onClose={() => setOpened(false)} title={t('floor.critical.title')}>
        <p>{critical.description}</p>
        <Textarea label={t('sign.comment-needed')} value={comment} onChange={(event) => setComment(event.currentTarget.value)} autosize minRows={2} maxRows={6} data-autofocus />
        <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
        <div className={css.sheetActions}><Button onClick={() => setOpened(false)}>{t('verb.back')}</Button><Primary loading={send.isPending} onClick={acknowledge}>{t('floor.critical.do')}</Primary></div>
      </Sheet>
    </div>
  );
}
