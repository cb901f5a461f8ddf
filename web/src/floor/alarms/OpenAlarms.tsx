import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Alarm, alarmsQuery } from '@/api/exceptions';
import { useGrowing } from '@/api/growing';
import { useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { holdsAt, useMe } from '@/api/session';
import { shortTime } from '@/i18n/format';
import { useDraft } from '@/parts/drafts/useDraft';
import { More } from '@/parts/More';
import { Primary } from '@/parts/Primary';
import { Status } from '@/parts/status/Status';
import { Sheet } from '../Sheet';
import css from '../floor.module.css';

/** Alarms of the site that nobody has acknowledged, the newest first: who stands at the machine says what he saw and did. */
export function OpenAlarms({ site }: { site: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const { rows, more } = useGrowing(alarmsQuery({ site, open: true }));
  const [chosen, setChosen] = useState<Alarm | null>(null);
  if (rows.length === 0) return null;
  const may = holdsAt(me, site, 'operator', 'supervisor', 'qa-reviewer');
  return (
    <section className={css.lane} data-alarms>
      <h2 className={css.laneHead}>{t('exceptions.tab-alarms')}</h2>
      <ul className={css.batches}>{rows.map((alarm) => (
        <li key={alarm.id} className={css.card}>
          <div className={css.cardHead}>
            <b className="th-mono">{alarm.equipment}</b> <span>{alarm.text}{alarm.value && ` · ${alarm.value} (${alarm.limit})`} <span className="th-hint">{shortTime(alarm.raisedAt, alarm.zone)}</span></span>
            <span className={css.cardRight}><Status of="exception" value={alarm.critical ? 'critical' : 'major'} size="small" />
              {may && <Button aria-label={`${t('exceptions.alarm-acknowledge')} ${alarm.id}`} onClick={() => setChosen(alarm)}>{t('exceptions.alarm-acknowledge')}</Button>}</span>
          </div>
        </li>
      ))}</ul>
      <More more={more} />
      <Sheet opened={chosen !== null} onClose={() => setChosen(null)} title={`${t('exceptions.alarm-acknowledge')} ${chosen?.id ?? ''}`}>
        {chosen && <Acknowledge key={chosen.id} alarm={chosen} onClose={() => setChosen(null)} />}
      </Sheet>
    </section>
  );
}

function Acknowledge({ alarm, onClose }: { alarm: Alarm; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [comment, setComment, drop] = useDraft(`alarm/${alarm.id}`, 'comment');
  const [complaint, setComplaint] = useState<string | null>(null);
  const send = useCommand({
    onSuccess: () => { drop(); void queries.invalidateQueries({ queryKey: ['alarms'] }); onClose(); },
    onError: (problem) => setComplaint(problemText(problem, t)),
  });
  const save = () => (alarm.critical && comment.trim() === '' ? setComplaint(t('exceptions.alarm-comment-needed'))
    : send.mutate({ path: `/api/alarms/${encodeURIComponent(alarm.id)}/actions/acknowledge`, body: { comment: comment.trim() || null } }));
  return (
    <div className={css.sheet}>
      <p><b className="th-mono">{alarm.equipment}</b> {alarm.text}{alarm.value && ` · ${alarm.value} (${alarm.limit})`}</p>
      <Textarea data-autofocus label={t('exceptions.alarm-comment')} value={comment} onChange={(event) => setComment(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={500} />
      <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      <div className={css.sheetActions}><Button onClick={onClose}>{t('verb.back')}</Button><Primary loading={send.isPending} onClick={save}>{t('exceptions.alarm-acknowledge')}</Primary></div>
    </div>
  );
}
