import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import type { TraceAnswer } from '@/api/trace';
import { useLanguage } from '@/i18n';
import { number } from '@/i18n/format';
import { Time } from '@/parts/Time';
import { Empty } from '@/parts/views/Views';
import css from './trace.module.css';

/** Steps of the batch record with operator and reading: a scan of a pack leads here. */
export function TraceSteps({ found }: { found: TraceAnswer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const steps = found.back.batches.flatMap((batch) => batch.steps.map((step) => ({ batch: batch.id, zone: batch.zone, ...step })));
  if (steps.length === 0) return <Empty>{t('trace.no-steps')}</Empty>;
  return (
    <div className={css.sheet}>
    <table className={css.lots}>
      <thead><tr><th>{t('trace.step')}</th><th>{t('trace.what')}</th><th className={css.number}>{t('trace.reading')}</th><th>{t('trace.unit')}</th><th>{t('trace.who')}</th><th>{t('activity.time')}</th><th className={css.number}>{t('trace.entry')}</th></tr></thead>
      <tbody>
        {steps.map((step) => (
          <tr key={`${step.batch} ${step.step}`}>
            <td>{step.number}</td><td>{step.title}</td><td className={css.number}>{step.unit && step.reading ? number(step.reading, language) : (step.reading ?? step.equipment ?? '–')}</td><td>{step.unit}</td>
            <td>{step.operatorName ?? '–'}</td><td>{step.at ? <Time at={instantOf(step.at)} zone={step.zone} /> : '–'}</td>
            <td className={css.number}>{step.entryNumber ? <Link to={'/activity' as never} search={{ entry: step.entryNumber } as never}>{step.entryNumber}</Link> : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
    </div>
  );
}

/** The ledger's own time: microseconds. */
const instantOf = (at: string | number) => (typeof at === 'number' ? new Date(at / 1000).toISOString() : at);
