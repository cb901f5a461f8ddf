import { IconAlarm, IconAlertTriangle, IconBox, IconCircleDashed, IconHandStop, IconHourglass, IconMessage, IconTool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HandoverLine } from '@/api/handover';
import { duration, shortTime } from '@/i18n/format';
import { useText } from '@/parts/batch/text';
import css from './handover.module.css';

const icons = { state: IconHandStop, step: IconCircleDashed, timer: IconAlarm, waiting: IconHourglass, exception: IconAlertTriangle, equipment: IconTool, container: IconBox, note: IconMessage };

/** What a line says: of which kind, what, whose, and how long a clock still runs. */
export function LineText({ line, zone, now }: { line: HandoverLine; zone: string; now: number }) {
  const { t } = useTranslation();
  const text = useText();
  const Icon = icons[line.kind];
  const left = line.dueAt === null ? null : Math.round((new Date(line.dueAt).getTime() - now) / 1000);
  return (
    <span className={css.text} data-gone={line.gone || undefined}>
      <Icon stroke={1.75} size={28} aria-hidden />
      <span>
        <span className="th-label">{t(`handover.kind.${line.kind}`)}{line.number && ` · ${line.number}`}{line.who && ` · ${line.who}`}</span><br />
        {text(line.title)}
        {left !== null && <span className={css.due} data-over={left < 0 || undefined}> · {t(left < 0 ? 'handover.over' : 'handover.left', { time: duration(Math.abs(left)), at: shortTime(line.dueAt!, zone) })}</span>}
        {line.gone && <span className="th-hint"> · {t('handover.gone')}</span>}
        {line.note && <><br /><span className={css.said}>{t('handover.says', { note: line.note })}</span></>}
      </span>
    </span>
  );
}
