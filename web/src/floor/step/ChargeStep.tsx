import { Button } from '@mantine/core';
import { IconCamera, IconScan } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type CommandAnswer, type EntrySource, type Step } from '@/api/batches';
import { serverNow } from '@/api/clock';
import { get } from '@/api/http';
import { useCommand } from '@/api/intent';
import { ApiProblem, problemText } from '@/api/problem';
import { useMe } from '@/api/session';
import { useLanguage } from '@/i18n';
import { decimal, inZone, type Quantity, quantity, shortTime } from '@/i18n/format';
import { StepReading } from '@/parts/batch/StepReading';
import { readDraft } from '@/parts/drafts/draftStore';
import { lateOf } from '@/parts/drafts/late';
import { lateAfterMs } from '@/parts/drafts/outbox';
import { useDraft } from '@/parts/drafts/useDraft';
import { gapOf } from '@/shell/sync/gap';
import { fieldOf, useSaving } from '@/parts/drafts/useSaving';
import type { FieldState } from '@/parts/FieldStatus';
import { NumberField } from '@/parts/number/NumberField';
import { NumberPad } from '@/parts/number/NumberPad';
import { Primary } from '@/parts/Primary';
import { CameraScan } from '@/parts/scan/CameraScan';
import { useScan } from '@/parts/scan/ScanCatcher';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { lotIn } from '../find';
import { ExplainSheet } from './ExplainSheet';
import { Rules, StepFrame } from './StepFrame';
import type { KnownStep } from './StepScreen';
import { useGoOn } from './useGoOn';
import { asksWhy } from './useLateStart';
import { type Wrong, WrongCode } from './WrongCode';
import css from '../floor.module.css';

interface Lot {
  id: string;
  material: string;
  status: string;
  onHand: Quantity;
  expiryOn: string | null;
}

/** Scan the lot, enter how much; several containers add up to the target; then it is signed, and verified by a second person. */
export function ChargeStep({ batch, place }: KnownStep) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const { step } = place;
  const scope = `batch/${batch.id}/${step.number}`;
  const [lot, setLot] = useScanned(scope);
  const [value, setValue, dropValue] = useDraft(scope, 'quantity');
  const [, , dropWhy] = useDraft(scope, 'justification');
  const [state, setState] = useState<FieldState | null>(null);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [camera, setCamera] = useState(false);
  const [asking, setAsking] = useState<{ because: string; then: 'charge' | 'sign' | 'late'; container?: { code: string; source: EntrySource } } | null>(null);
  const lateReason = useRef('');
  const me = useMe();
  const [signing, setSigning] = useState<object | null>(null);
  const goOn = useGoOn(batch.id, place);
  const kept = (batch.reserved ?? []).filter((one) => same(one.material, step.materialCode));
  const unit = step.target?.unit ?? lot?.lot.onHand.unit ?? '';

  const refused = (problem: ApiProblem, label: string) => {
    if (/^lot-(?!quantity|promised-to)/.test(problem.code)) { setLot(null); setWrong(wrongLot(problem, step, label, problemText(problem, t))); }
    else if (asksWhy(problem)) {
      setState(null);
      setAsking({ because: problemText(problem, t), then: 'charge' });
    } else setState(problem.isUnanswered ? null : { kind: 'refused', why: problemText(problem, t) });
  };
  const charge = useSaving<CommandAnswer>(scope, {
    onSuccess: (done) => { setState({ kind: 'saved', at: done.at }); dropValue(); dropWhy(); setLot(null); void queries.invalidateQueries({ queryKey: ['batches'] }); },
    onError: (problem) => refused(problem, lot?.lot.id ?? ''),
  });
  // A wrong lot is tried against the server on purpose: the refusal is an entry of the ledger, and nothing of it can be charged.
  const probe = useCommand<CommandAnswer>({});

  // What was weighed for this batch goes in by its own label, whole: number, component, lot, weight and batch are compared by the server.
  const waiting = batch.work.flatMap((work) => work.steps).flatMap((one) => one.extra?.weighing?.containers ?? [])
    .filter((one) => one.voided === null && one.chargedAt === null && one.label.title.startsWith(`${step.materialCode ?? ''} `));
  const chargeContainer = (container: string, source: EntrySource, justification?: string) => {
    setState({ kind: 'sending', since: Date.now() });
    probe.mutate({ path: batchAction(batch.id, 'charge-in'), body: { step: step.id, container, source, justification } }, {
      onSuccess: (done) => { setState({ kind: 'saved', at: done.at }); void queries.invalidateQueries({ queryKey: ['batches'] }); },
      onError: (problem) => {
        setState(null);
        if (/^(container|lot)-/.test(problem.code)) setWrong({ why: problemText(problem, t), expected: String(problem.fact('expected') ?? ''), scanned: String(problem.fact('scanned') ?? container), label: String(problem.fact('lot') ?? container) });
        else if (asksWhy(problem)) setAsking({ because: problemText(problem, t), then: 'charge', container: { code: container, source } });
        else setState({ kind: 'refused', why: problemText(problem, t) });
      },
    });
  };
  const take = async (scanned: string, source: EntrySource) => {
    setWrong(null);
    if (waiting.length > 0 || /^(?:\]d2)?91|-C\d+$/.test(scanned.trim())) return chargeContainer(scanned.trim(), source);
    const id = lotIn(scanned);
    setWrong(null);
    setState(null);
    try {
      const found = await get<Lot>(`/api/lots/${encodeURIComponent(id)}`);
      const today = inZone(serverNow(), batch.zone).date;
      if (same(found.material, step.materialCode) && (kept.length === 0 || kept.some((one) => same(one.lot, found.id))) && found.status === 'released' && !(found.expiryOn && found.expiryOn < today)) return setLot({ lot: found, source });
    } catch (error) {
      // Without network nobody looks at the lot: what is noted is judged when its author confirms it.
      if (error instanceof ApiProblem && error.isUnanswered) return setLot({ lot: { id, material: step.materialCode ?? '', status: 'unchecked', onHand: { value: '0', unit: step.target?.unit ?? 'kg' }, expiryOn: null }, source });
      if (!(error instanceof ApiProblem) || error.status !== 404) return setState({ kind: 'refused', why: problemText(error, t) });
    }
    probe.mutate({ path: batchAction(batch.id, 'charge-in'), body: { step: step.id, lot: id, value: '0', unit: step.target?.unit ?? 'kg', source } }, { onError: (problem) => refused(problem, id) });
  };
  useScan(wrong || signing ? null : (scan) => void take(scan.text, 'scanned'));

  const read = decimal(value);
  const save = async (justification?: string, reason = '') => {
    if (!lot) return setState({ kind: 'refused', why: t('floor.charge.scan-first') });
    if (!read.ok) return setState({ kind: 'refused', why: t(`field.${read.reason}`) });
    const noted = charge.waiting?.at ?? (await readDraft(me.id, scope, 'quantity'))?.at;
    const gap = noted === undefined ? null : gapOf(noted);
    const late = noted !== undefined && serverNow() - noted > lateAfterMs ? lateOf(noted, gap, reason) : undefined;
    if (late && reason === '') return setAsking({ because: t('floor.explain.late', { time: shortTime(noted!, batch.zone) }), then: 'late' });
    lateReason.current = reason;
    setState({ kind: 'sending', since: Date.now() });
    charge.send({ path: batchAction(batch.id, 'charge-in'), body: { step: step.id, lot: lot.lot.id, value: read.value, unit, source: lot.source, justification, late } },
      `${lot.lot.id} ${quantity({ value: read.value, unit }, language)}`);
  };
  const change = (next: string) => { setState(null); charge.forget(); setValue(next); };
  const shown: FieldState = state ?? (charge.waiting ? fieldOf(charge.waiting, (problem) => problemText(problem, t)) : value === '' ? { kind: 'empty' } : { kind: 'draft' });
  const ready = step.charges.length > 0 && lot === null;
  const off = step.tolerance !== null && !step.tolerance.within;
  const sign = () => (off ? setAsking({ because: t('floor.charge.off', { total: step.tolerance!.total, expected: step.tolerance!.expected }), then: 'sign' }) : setSigning({ step: step.id }));

  if (wrong) return <WrongCode wrong={wrong} onAgain={(text) => { setWrong(null); if (text) void take(text, 'scanned'); }} />;
  return (
    <StepFrame batch={batch} place={place}
      keys={lot ? <NumberPad value={value} onChange={change} /> : (
        <div className={css.scanKeys}>
          <Button leftSection={<IconCamera stroke={1.75} size={28} />} onClick={() => setCamera(true)}>{t('verb.camera')}</Button>
        </div>
      )}
      primary={ready ? <Primary color={off ? 'act' : undefined} onClick={sign}>{off ? t('floor.charge.sign-explain') : t('verb.sign')}</Primary>
        : <Primary loading={charge.isPending} onClick={() => void save()}>{t('floor.charge.do')}</Primary>}>
      <p className={css.material}><span className="th-mono">{step.materialCode}</span> <b>{step.materialName}</b></p>
      <Rules step={step} />
      {kept.length > 0 && <p className="th-label">{t('floor.charge.kept')} {kept.map((one) => `${one.lot} (${quantity(one.quantity, language)})`).join(', ')}</p>}
      {step.charges.length > 0 && <div className={css.onRecord}><StepReading step={step} /><span className="th-label">{t('floor.charge.sum', { total: step.tolerance?.total ?? '' })}</span></div>}
      {lot ? (
        <>
          <p className={css.taken}><span className="th-mono">{lot.lot.id}</span> {lot.lot.status === 'unchecked' ? <span className={css.look}>{t('floor.charge.unchecked')}</span> : t('floor.charge.lot', { onHand: quantity(lot.lot.onHand, language), expiry: lot.lot.expiryOn ?? '–' })}
            {lot.source === 'typed' && <span className="th-label"> · {t('status.entry.typed')}</span>}
            <Button variant="subtle" onClick={() => setLot(null)}>{t('floor.charge.other-lot')}</Button></p>
          <NumberField label={t('floor.charge.quantity')} unit={unit} value={value} onChange={change} state={shown} zone={batch.zone} ownKeys onEnter={() => void save()} autoFocus name={`${step.number}-quantity`} />
        </>
      ) : (
        <div className={css.scanHere} data-small><IconScan stroke={1.25} size={64} aria-hidden /><p>{waiting.length > 0 ? t('floor.weigh.scan-container') : ready ? t('floor.charge.more') : t('floor.charge.scan')}</p>
          {waiting.length > 0 && <p>{t('floor.weigh.waiting', { containers: waiting.map((one) => one.id).join(', ') })}</p>}
          <p role="alert" className={css.complaint}>{state?.kind === 'refused' ? state.why : '\u00a0'}</p></div>
      )}
      <CameraScan opened={camera} onClose={() => setCamera(false)} onTyped={(text) => void take(text, 'typed')} />
      <ExplainSheet because={asking?.because ?? null} scope={scope} field={asking?.then === 'late' ? 'late-reason' : 'justification'} verb={asking?.then !== 'sign' ? t('floor.charge.do') : t('floor.explain.go-sign')} onClose={() => setAsking(null)}
        onExplained={(text) => { setAsking(null); if (asking?.container) chargeContainer(asking.container.code, asking.container.source, text); else if (asking?.then === 'late') void save(undefined, text); else if (asking?.then === 'charge') void save(text, lateReason.current); else setSigning({ step: step.id, justification: text }); }} />
      <SignatureSheet<CommandAnswer> opened={signing !== null} onClose={() => setSigning(null)} action={batchAction(batch.id, 'sign-step')} body={signing ?? {}} onSigned={() => { setSigning(null); dropWhy(); void goOn(); }} />
    </StepFrame>
  );
}

interface Scanned {
  lot: Lot;
  source: EntrySource;
}

/** What was scanned is work too: it stays over a lock and a reload. The server looks at the lot again when it is charged. */
function useScanned(scope: string): [Scanned | null, (next: Scanned | null) => void] {
  const [text, setText, drop] = useDraft(scope, 'lot');
  return [text === '' ? null : (JSON.parse(text) as Scanned), (next) => (next ? setText(JSON.stringify(next)) : drop())];
}

const same = (one: string, other: string | null) => one.toLowerCase() === (other ?? '').toLowerCase();

function wrongLot(problem: ApiProblem, step: Step, label: string, why: string): Wrong {
  const scanned = problem.code === 'lot-of-other-material' ? String(problem.fact('scanned') ?? label) : problem.code === 'lot-unknown' ? label : null;
  return { why, expected: step.materialCode ?? '', scanned, label };
}
