import { useTranslation } from 'react-i18next';
import type { ReadInput, StepExtra, ValueDetail } from '@/api/batches';
import css from './batch.module.css';

/** What stands behind a value: the formula with its numbers, or the parts that it is made of. */
export function Detail({ detail }: { detail: ValueDetail }) {
  const { t } = useTranslation();
  return (
    <span className={css.detail}>
      {detail.expression && <Formula expression={detail.expression} inputs={detail.inputs ?? []} />}
      {Object.entries(detail.parts ?? {}).map(([name, value]) => <span key={name}><span className="th-label">{t(`batch.part.${name}`)}</span> {value}</span>)}
      {detail.file && <span className="th-mono">{detail.file.content.slice(0, 16)}…</span>}
    </span>
  );
}

export function Formula({ expression, inputs }: { expression: string; inputs: ReadInput[] }) {
  const { t } = useTranslation();
  return (
    <>
      <span><span className="th-label">{t('batch.formula')}</span> <code>{expression}</code></span>
      {inputs.map((input) => <span key={input.path}><code>{input.path}</code> = <b>{input.value}</b></span>)}
    </>
  );
}

export function Judged({ judgement }: { judgement: NonNullable<StepExtra['condition']>['judgement'] }) {
  return <span className={css.detail}><Formula expression={judgement.expression} inputs={judgement.inputs} /></span>;
}
