import { IconAlertTriangle, IconClockExclamation, IconEye, IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Step, StepValue } from '@/api/batches';
import type { LateClaim } from '@/api/batchSteps';
import { useLanguage } from '@/i18n';
import { instant, quantity } from '@/i18n/format';
import { useAnswer } from './text';
import { Detail, Judged } from './Detail';
import { EarlierRuns } from './EarlierRuns';
import { Statistics } from '@/parts/checks/Statistics';
import { TableRows } from './TableRows';
import { Who } from './Who';
import css from './batch.module.css';

/** What is on record for a step, old values struck through, each with who, when and why; in brief, what counts now. */
export function StepReading({ step, brief = false }: { step: Step; brief?: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const weighed = step.extra?.weighing?.containers ?? [];
  const plain = step.charges.length === 0 && weighed.length === 0 ? step.history.filter((value) => !brief || value.current) : [];
  return (
    <span className={css.values}>
      {!brief && <EarlierRuns step={step} />}
      {plain.map((value) => <Value key={value.when.entry} step={step} value={value} brief={brief} />)}
      {step.charges.map((charge) => {
        const corrected = brief ? [] : step.history.filter((value) => value.charge === charge.index && value.reason !== null);
        return (
          <span key={charge.index} className={css.reading}>
            <span className="th-mono">{charge.lot}</span> <b>{quantity(charge.quantity, language)}</b>
            {charge.returned && <span className="th-label">{t('batch.put-back', { quantity: quantity(charge.returned, language) })}</span>}
            {charge.lotSource === 'typed' && <Mark tone="grey" icon="typed">{t('status.entry.typed')}</Mark>}
            <Who by={charge.by} when={charge.when} short={brief} />
            {corrected.map((value) => <span key={value.when.entry} className="th-label">{t('batch.corrected-because', { reason: value.reason ?? '' })} <Who by={value.by} when={value.when} /></span>)}
          </span>
        );
      })}
      {weighed.map((one) => (
        <span key={one.id} className={css.reading}>
          <span className="th-mono">{one.id}</span> {one.voided ? <s>{quantity(one.weight.net, language)}</s> : <b>{quantity(one.weight.net, language)}</b>}
          <span className="th-label">{t('batch.lot', { lot: one.from.container ?? one.from.lot })} · {one.weight.balance}{one.weight.isSimulated ? ` · ${t('batch.simulated')}` : ''}</span>
          {(one.weight.source === 'typed' || one.from.source === 'typed') && <Mark tone="grey" icon="typed">{t('status.entry.typed')}</Mark>}
          <Who by={one.by} when={one.when} short={brief} />
          {!brief && <Detail detail={one.detail} />}
          {one.voided && !brief && <span className="th-label">{one.voided.text} <Who by={one.voided.by} when={one.voided.when} /></span>}
        </span>
      ))}
      {step.equipment && (
        <span className={css.reading}>
          <span className="th-mono">{step.equipment.id}</span> <b>{step.equipment.name}</b>
          {step.equipment.source === 'typed' && <Mark tone="grey" icon="typed">{t('status.entry.typed')}</Mark>}
          <Who by={step.equipment.by} when={step.equipment.when} short={brief} />
        </span>
      )}
      {step.packs !== null && <span className={css.reading}><b>{t('batch.packs', { count: step.packs })}</b></span>}
      {[...(step.extra?.latePacks ?? []), ...(step.extra?.timer?.late ? [step.extra.timer.late] : [])].map((late) => <LateMark key={late.happenedAt} late={late} zone={step.completed?.zone} />)}
      {step.extra?.table && step.extra.table.rows.length > 0 && !brief && <><Statistics table={step.extra.table} /><TableRows table={step.extra.table} /></>}
      {step.extra?.condition && !step.extra.condition.applies && <span className={css.reading}><Mark tone="grey" icon="look">{t('batch.by-condition')}</Mark> {!brief && <Judged judgement={step.extra.condition.judgement} />}</span>}
      {step.leftOut && <span className={css.reading}><Mark tone="act" icon="out">{t('batch.left-out')}</Mark> {step.leftOut.text} <Who by={step.leftOut.by} when={step.leftOut.when} short={brief} /></span>}
    </span>
  );
}

function Value({ step, value, brief }: { step: Step; value: StepValue; brief: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const answer = useAnswer();
  const shown = answer(step, value.value, value.unit);
  return (
    <span className={css.reading}>
      {value.current ? <b>{shown}</b> : <s>{shown}</s>}
      {value.share && value.current && <span className="th-label">{quantity(value.share.percent, language)}</span>}
      {value.current && value.verdict === 'alert' && <Mark tone="look" icon="look">{t('batch.alert')}</Mark>}
      {value.current && value.verdict === 'outside' && <Mark tone="act" icon="out">{t('batch.outside')}</Mark>}
      {value.lateHappenedAt && <Mark tone="look" icon="late">{t('batch.late', { time: instant(value.lateHappenedAt, value.when.zone), reason: value.lateReason ?? '' })}</Mark>}
      {brief && value.reason && <Mark tone="grey" icon="typed">{t('status.entry.corrected')}</Mark>}
      <Who by={value.by} when={value.when} short={brief} />
      {!brief && value.detail && <Detail detail={value.detail} />}
      {!brief && value.reason && <span className="th-label">{t('batch.corrected-because', { reason: value.reason })}</span>}
    </span>
  );
}

/** The time that was claimed, and why the entry came later. */
export function LateMark({ late, zone }: { late: LateClaim; zone?: string }) {
  const { t } = useTranslation();
  return <Mark tone="look" icon="late">{t('batch.late', { time: instant(late.happenedAt, zone), reason: late.reason })}</Mark>;
}

const icons = { out: IconAlertTriangle, look: IconEye, late: IconClockExclamation, typed: IconKeyboard };

export function Mark({ tone, icon, children }: { tone: 'grey' | 'look' | 'act'; icon: keyof typeof icons; children: React.ReactNode }) {
  const Icon = icons[icon];
  return <span className={css.mark} data-tone={tone}><Icon stroke={1.75} size="1.1em" aria-hidden />{children}</span>;
}
