import { Button } from '@mantine/core';
import { IconChartDots, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Limits } from '@/api/batches';
import { useLanguage } from '@/i18n';
import { number, quantity, shortTime } from '@/i18n/format';
import { rangeText } from '@/parts/batch/limits';
import { frameOf, lastCount, type Point } from './points';
import css from './checks.module.css';

interface Props {
  title: string;
  unit: string | null;
  points: Point[];
  limits: Limits | null | undefined;
  alert: Limits | null | undefined;
}

const width = 320;
const height = 128;
const left = 8;
const right = 64;

/** The last checks between their limits; what is off has another shape, and a table says the same in words. */
export function CheckChart({ title, unit, points, limits, alert }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [table, setTable] = useState(false);
  if (points.length === 0) return null;
  const worst = points.filter((one) => one.verdict === 'outside').length;
  const said = t('checks.said', { title, count: points.length, last: quantity({ value: points.at(-1)!.value, unit: unit ?? '' }, language), limits: limits ? rangeText(limits, unit, language) : '–', off: worst });
  return (
    <section className={css.checks} aria-label={t('checks.last', { count: lastCount, title })}>
      <div className={css.head}>
        <h3>{t('checks.last', { count: lastCount, title })}</h3>
        <Button variant="default" aria-pressed={table} leftSection={table ? <IconChartDots stroke={1.75} size={20} aria-hidden /> : <IconTable stroke={1.75} size={20} aria-hidden />} onClick={() => setTable(!table)}>{t(table ? 'checks.chart' : 'checks.table')}</Button>
      </div>
      {table ? <Rows points={points} unit={unit} /> : <Drawing said={said} points={points} limits={limits} alert={alert} />}
    </section>
  );
}

function Drawing({ said, points, limits, alert }: { said: string; points: Point[]; limits: Props['limits']; alert: Props['alert'] }) {
  const language = useLanguage();
  const frame = frameOf(points.map((one) => Number(one.value)), [limits, alert]);
  const y = (value: string) => frame.at(Number(value)) * height;
  const x = (index: number) => left + ((width - left - right) * (index + 0.5)) / lastCount;
  const lines = [{ of: limits, kind: 'limit' }, { of: alert, kind: 'alert' }].flatMap(({ of, kind }) => [of?.low, of?.high].filter((one): one is string => one != null).map((value) => ({ value, kind })));
  return (
    <svg className={css.drawing} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said}>
      {lines.map(({ value, kind }) => (
        <g key={`${kind} ${value}`}>
          <line className={css.mark} data-kind={kind} x1={left} x2={width - right} y1={y(value)} y2={y(value)} />
          {kind === 'limit' && <text className={css.number} x={width - right + 6} y={y(value)} dominantBaseline="middle">{number(value, language)}</text>}
        </g>
      ))}
      <polyline className={css.way} points={points.map((one, index) => `${x(index)},${y(one.value)}`).join(' ')} />
      {points.map((one, index) => <Dot key={`${one.label} ${one.when.entry}`} verdict={one.verdict} x={x(index)} y={y(one.value)} />)}
    </svg>
  );
}

// Shape and colour: a disc is within, a triangle off the alert limits, a cross off the limits.
function Dot({ verdict, x, y }: { verdict: Point['verdict']; x: number; y: number }) {
  if (verdict === 'outside') return <path className={css.dot} data-verdict={verdict} d={`M${x - 6},${y - 6} L${x + 6},${y + 6} M${x - 6},${y + 6} L${x + 6},${y - 6}`} />;
  if (verdict === 'alert') return <path className={css.dot} data-verdict={verdict} d={`M${x},${y - 7} L${x + 7},${y + 6} L${x - 7},${y + 6} Z`} />;
  return <circle className={css.dot} data-verdict={verdict} cx={x} cy={y} r={5} />;
}

function Rows({ points, unit }: { points: Point[]; unit: string | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <table className={css.rows}>
      <thead><tr><th scope="col">{t('batch.row')}</th><th scope="col">{t('checks.value')}{unit ? ` (${unit})` : ''}</th><th scope="col">{t('batch.row-who')}</th></tr></thead>
      <tbody>
        {points.map((one) => (
          <tr key={`${one.label} ${one.when.entry}`}>
            <th scope="row">{one.label}</th>
            <td data-verdict={one.verdict}>{number(one.value, language)}{one.verdict === 'outside' || one.verdict === 'alert' ? ` · ${t(`batch.${one.verdict}`)}` : ''}</td>
            <td className="th-label">{one.by.name} · {shortTime(one.when.at, one.when.zone)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
