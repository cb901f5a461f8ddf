import { Button } from '@mantine/core';
import { IconAlertOctagon, IconBulb, IconChevronDown, IconChevronUp, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Time } from '@/parts/Time';
import { useZone } from '@/shell/site';
import { useLocalized } from '../localized';
import { itemAt, keyOf } from './model/document';
import { titleOf } from './model/outline';
import type { Conflict } from './model/saving';
import type { Finding } from './session';
import { useEditor, useSession } from './useSession';
import { valuePair, valueText } from './valueText';
import css from './editor.module.css';

/** What the rules of a master record find, while it is written: rule, place, Go, and a fix of one click. */
export function CheckBar({ onGo }: { onGo: (place?: string) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const findings = useEditor((state) => state.findings);
  const checked = useEditor((state) => state.checked);
  const stops = findings.filter((one) => one.severity === 'stop').length;
  const sorted = [...findings.filter((one) => one.severity === 'stop'), ...findings.filter((one) => one.severity !== 'stop')];
  const shown = open ? sorted : sorted.slice(0, 1);
  return (
    <section className={css.check} aria-label={t('editor.check.title')} data-check={checked ?? ''}>
      <div className={css.checkHead}>
        <b>{t('editor.check.title')}</b>
        <span role="status">
          {findings.length === 0 ? (checked ? <span className={css.clean}><IconCircleCheck size={18} stroke={1.75} aria-hidden /> {t('editor.check.clean')}</span> : t('editor.check.waits'))
            : t('editor.check.count', { stops, advises: findings.length - stops })}
        </span>
        {findings.length > 1 && <Button size="xs" variant="subtle" aria-expanded={open} rightSection={open ? <IconChevronDown size={16} /> : <IconChevronUp size={16} />} onClick={() => setOpen(!open)}>{t(open ? 'editor.check.fewer' : 'editor.check.all')}</Button>}
      </div>
      <ul className={css.checkList} data-open={open || undefined} tabIndex={open ? 0 : undefined} aria-label={t('editor.check.title')}>
        {shown.slice(0, 200).map((one, i) => <FindingLine key={`${one.rule} ${one.place} ${i}`} finding={one} onGo={onGo} />)}
      </ul>
    </section>
  );
}

function FindingLine({ finding, onGo }: { finding: Finding; onGo: (place?: string) => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const localized = useLocalized();
  const Icon = finding.severity === 'stop' ? IconAlertOctagon : IconBulb;
  const key = finding.item ? keyOf(finding.item as never) : finding.element ? `element:${finding.element}` : 'header';
  const named = key === 'header' ? t('editor.header') : titleOf(itemAt(session.doc, key), localized as never);
  const known = key === 'header' || session.doc.index.has(key);
  return (
    <li className={css.checkLine} data-severity={finding.severity}>
      <Icon size={18} stroke={1.75} aria-label={t(`editor.check.${finding.severity}`)} />
      <span className="th-mono">{finding.rule}</span>
      <span className={css.checkPlace}>{named}</span>
      <span className={css.checkText}>{finding.message}</span>
      {known && <Button size="xs" onClick={() => { session.select(key); onGo(finding.place); }}>{t('editor.check.go')}</Button>}
      {finding.fix && <Button size="xs" onClick={() => session.edit({ changes: finding.fix!.changes, select: known ? key : undefined }, 'fix')}>{finding.fix.title}</Button>}
    </li>
  );
}

/** Two values of one thing stand side by side, each with its name, until one is chosen; and what the recipe would not take. */
export function Conflicts({ onGo }: { onGo: () => void }) {
  const { t } = useTranslation();
  const all = useEditor((state) => state.saving.conflicts);
  const conflicts = all.filter((one) => one.reason !== 'not-valid');
  const faults = all.filter((one) => one.reason === 'not-valid');
  if (all.length === 0) return null;
  return (
    <section className={css.conflicts} aria-label={t('editor.conflict.title')} role="alert">
      {conflicts.length > 0 && <b>{t('editor.conflict.count', { count: conflicts.length })}</b>}
      <ul className={css.plain}>{conflicts.map((one) => <ConflictLine key={one.id} conflict={one} />)}</ul>
      {faults.length > 0 && <b>{t('editor.fault.count', { count: faults.length })}</b>}
      <ul className={css.plain}>{faults.map((one) => <FaultLine key={one.id} fault={one} onGo={onGo} />)}</ul>
    </section>
  );
}

function useNamed({ change }: Conflict): { key: string; thing: string; member: string } {
  const { t } = useTranslation();
  const session = useSession();
  const localized = useLocalized();
  const key = change.op === 'insert' ? keyOf(change.into) : keyOf(change.item);
  const thing = (key === 'header' ? t('editor.header') : titleOf(itemAt(session.doc, key), localized as never)) || key;
  return { key, thing, member: change.op === 'set' ? t(`editor.field.${change.member}`, { defaultValue: change.member }) : t(`editor.conflict.${change.op}`) };
}

function FaultLine({ fault, onGo }: { fault: Conflict; onGo: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const localized = useLocalized();
  const { key, thing, member } = useNamed(fault);
  const { change } = fault;
  return (
    <li className={css.conflict}>
      <span><b>{thing}</b>: {member}. {fault.detail || t('editor.conflict.why.not-valid')} {change.op === 'set' && t('editor.fault.typed', { value: valueText(change.value, localized) })}</span>
      <span className={css.values}>
        {session.doc.index.has(key) || key === 'header' ? <Button size="xs" onClick={() => { session.select(key); onGo(); }}>{t('editor.check.go')}</Button> : null}
        <Button size="xs" onClick={() => session.decide(fault.id, 'theirs')}>{t('editor.conflict.seen')}</Button>
      </span>
    </li>
  );
}

function ConflictLine({ conflict }: { conflict: Conflict }) {
  const { t } = useTranslation();
  const session = useSession();
  const localized = useLocalized();
  const zone = useZone();
  const { change } = conflict;
  const { thing, member } = useNamed(conflict);
  const [yours, theirs] = valuePair(change.op === 'set' ? change.value : change.op === 'insert' ? change.value : null, conflict.theirs, localized);
  const who = conflict.by?.name ?? t('editor.conflict.somebody');
  return (
    <li className={css.conflict}>
      <span><b>{thing}</b>: {member}. {t(`editor.conflict.why.${conflict.reason}`)} {conflict.detail}</span>
      <span className={css.values}>
        <span><span className="th-label">{t('editor.conflict.yours')}</span> {yours}</span>
        <span><span className="th-label">{who} {conflict.at && <Time at={conflict.at} zone={zone} />}</span> {theirs}</span>
      </span>
      <span className={css.values}>
        {change.op === 'set' && conflict.reason !== 'gone' && <Button size="xs" onClick={() => session.decide(conflict.id, 'mine')}>{t('editor.conflict.take-mine')}</Button>}
        <Button size="xs" onClick={() => session.decide(conflict.id, 'theirs')}>{t(conflict.reason === 'changed-meanwhile' ? 'editor.conflict.keep-theirs' : 'editor.conflict.seen')}</Button>
      </span>
    </li>
  );
}
