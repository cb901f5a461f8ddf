import { Button } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type CommandAnswer, type Step } from '@/api/batches';
import { serverNow } from '@/api/clock';
import { type ApiProblem, problemText } from '@/api/problem';
import { useMe } from '@/api/session';
import { useLanguage } from '@/i18n';
import { decimal, quantity, shortTime } from '@/i18n/format';
import { foresee, isMeasured, rangeText } from '@/parts/batch/limits';
import { useAnswer, useText } from '@/parts/batch/text';
import { CheckChart } from '@/parts/checks/CheckChart';
import { ofTurns } from '@/parts/checks/points';
import { dropDraft, readDraft } from '@/parts/drafts/draftStore';
import { type Late, lateOf } from '@/parts/drafts/late';
import { lateAfterMs } from '@/parts/drafts/outbox';
import { gapOf } from '@/shell/sync/gap';
import { useDraft } from '@/parts/drafts/useDraft';
import { fieldOf, useSaving } from '@/parts/drafts/useSaving';
import type { FieldState } from '@/parts/FieldStatus';
import { NumberPad } from '@/parts/number/NumberPad';
import { Primary } from '@/parts/Primary';
import { CameraScan } from '@/parts/scan/CameraScan';
import { useScan } from '@/parts/scan/ScanCatcher';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { CalculationBox } from './CalculationBox';
import { ExplainSheet } from './ExplainSheet';
import { isReconciled, partsOf, resultOf } from './parts';
import { PartsInput, PartsPad } from './PartsInput';
import { Rules, StepFrame } from './StepFrame';
import type { KnownStep } from './StepScreen';
import { TimerBox } from './TimerBox';
import { useGoOn } from './useGoOn';
import { asksWhy } from './useLateStart';
import { useServerDraft } from './useServerDraft';
import { ValueInput } from './ValueInput';
import css from '../floor.module.css';

interface Asking {
  kind: 'justification' | 'lateReason';
  because: string;
}

/** One value: typed, chosen or said. Draft until the server has it; off the limits the button says 'Save and explain'. */
export function ValueStep({ batch, place }: KnownStep) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const answer = useAnswer();
  const text = useText();
  const { step, work } = place;
  const scope = `batch/${batch.id}/${step.number}`;
  const draft = useDraft(scope, 'value');
  const [value, setValue] = draft;
  const others = useServerDraft(batch.id, step.id, scope, 'value', draft);
  const [state, setState] = useState<FieldState | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [signing, setSigning] = useState<object | null>(null);
  const extra = useRef<{ justification?: string; late?: Late }>({});
  const goOn = useGoOn(batch.id, place);
  const scanned = useRef(false);
  const [camera, setCamera] = useState(false);
  useScan(scansCode(step) ? (scan) => { setState(null); setValue(scan.text); scanned.current = true; } : null);

  const saved = (at: string) => {
    setSigning(null);
    setState({ kind: 'saved', at });
    // What the entry consisted of; a note that is being written here stays.
    for (const field of ['value', 'justification', 'late-reason']) void dropDraft(me.id, scope, field);
    void goOn();
  };
  const refused = (problem: ApiProblem) => {
    if (asksWhy(problem)) {
      setSigning(null);
      setAsking({ kind: 'justification', because: problemText(problem, t) });
    }
    if (problem.isUnanswered) setState(null);
    else setState({ kind: 'refused', why: refusalOf(problem, batch.zone, t) });
  };
  const record = useSaving<CommandAnswer>(scope, { onSuccess: (done) => saved(done.at), onError: refused });

  const calculated = step.kind === 'calculation' || step.kind === 'mass-balance';
  const said = calculated || saidKinds.includes(step.kind);
  const made = partsOf[step.kind] ? resultOf(step, value) : null;
  const measured = isMeasured(step);
  const [part, setPart] = useState('');
  const read = decimal(value);
  const canonical = said ? 'done' : partsOf[step.kind] ? (made?.result ?? '') : measured ? (read.ok ? read.value : '') : value.trim();
  const verdict = calculated ? (step.extra?.calculation?.verdict ?? 'within') : canonical === '' ? 'within'
    : step.kind === 'reconciliation' ? (isReconciled(step, canonical) ? 'within' : 'outside')
    : measured && step.kind !== 'yield' ? foresee(step, canonical)
    : step.expected.length > 0 && !step.expected.includes(canonical) ? 'outside' : 'unlimited';
  const signs = step.needs.includes('performed') || verdict === 'outside';
  const overrun = work.started === null && batch.timers.some((timer) => timer.kind === 'hold-time' && timer.limits.includes(work.id) && new Date(timer.dueAt).getTime() < serverNow());

  /** Everything that is still to be said first, in order; null when it can be sent. */
  const stops = async (): Promise<boolean> => {
    if (canonical === '') return stop(setState, measured && !read.ok ? t(`field.${read.reason}`) : t('field.empty'));
    if (verdict === 'not-plausible') {
      return stop(setState, t('refusal.value-not-plausible', { value: quantity({ value: canonical, unit: step.unit ?? '' }, language), range: step.plausible ? rangeText(step.plausible, step.unit, language) : '' }));
    }
    const noted = record.waiting?.at ?? (said ? undefined : (await readDraft(me.id, scope, 'value'))?.at);
    const gap = noted === undefined ? null : gapOf(noted);
    if (noted !== undefined && serverNow() - noted > lateAfterMs && !extra.current.late?.reason) {
      extra.current.late = lateOf(noted, gap, '');
      setAsking({ kind: 'lateReason', because: t('floor.explain.late', { time: shortTime(noted, batch.zone) }) });
      return true;
    }
    if ((verdict === 'outside' || overrun) && !extra.current.justification) {
      const expected = step.limits ? rangeText(step.limits, step.unit, language) : step.expected.map((code) => answer(step, code)).join(' / ');
      setAsking({ kind: 'justification', because: verdict === 'outside' ? t(step.limits ? 'floor.explain.outside' : 'floor.explain.answer', { value: answer(step, canonical, step.unit), expected }) : t('floor.explain.overrun') });
      return true;
    }
    return false;
  };
  const save = async () => {
    if (await stops()) return;
    setAsking(null);
    const body = { step: step.id, value: canonical, unit: measured ? (step.unit ?? undefined) : undefined, source: step.kind === 'choice' || step.kind === 'yes-no' || said ? 'picked' : scanned.current ? 'scanned' : 'typed', ...(made ? { parts: made.parts, value: undefined } : {}), ...extra.current };
    if (signs) return setSigning(body);
    setState({ kind: 'sending', since: Date.now() });
    record.send({ path: batchAction(batch.id, 'record-value'), body }, said ? t('floor.step.done') : answer(step, canonical, step.unit));
  };

  const shown: FieldState = state ?? (record.waiting ? fieldOf(record.waiting, (problem) => refusalOf(problem, batch.zone, t)) : value === '' ? { kind: 'empty' } : { kind: 'draft' });
  const change = (next: string) => { scanned.current = false; setState(null); extra.current = {}; record.forget(); setValue(next); };
  const verb = verdict === 'outside' ? t('floor.step.save-explain') : step.kind === 'timer' ? t(signs ? 'floor.timer.end-sign' : 'floor.timer.end') : said ? (signs ? t('floor.step.done-sign') : t('floor.step.done')) : signs ? t('floor.step.save-sign') : t('verb.save');
  return (
    <StepFrame batch={batch} place={place} keys={partsOf[step.kind] ? <PartsPad draft={value} part={part} onChange={change} whole={step.decimals === 0} />
        : scansCode(step) ? <div className={css.scanKeys}><Button leftSection={<IconCamera stroke={1.75} size={28} />} onClick={() => setCamera(true)}>{t('floor.equipment.camera')}</Button></div>
        : measured && <NumberPad value={value} onChange={change} whole={step.decimals === 0} signed={step.limits?.low?.startsWith('-') ?? false} />}
      chart={measured && work.turns && work.turns.length > 0 && <CheckChart title={text(step.title)} unit={step.unit} points={ofTurns(batch, step)} limits={step.limits} alert={step.alert} />}
      primary={<Primary loading={record.isPending} color={verdict === 'outside' ? 'act' : undefined} onClick={() => void save()}>{verb}</Primary>}>
      {calculated && <CalculationBox batch={batch} step={step} />}
      {step.kind === 'timer' && <TimerBox step={step} zone={batch.zone} />}
      {step.extra?.sampleOf && <p className={css.signed}>{t('floor.sample.of', { sample: step.extra.sampleOf })}</p>}
      {step.extra?.sample && <p className={css.rules}>{step.extra.sample.quantity && <span>{quantity(step.extra.sample.quantity, language)}</span>}{step.extra.sample.container && <span>{step.extra.sample.container}</span>}<span>{step.extra.sample.tests.join(' · ')}</span></p>}
      {partsOf[step.kind] ? <PartsInput step={step} draft={value} onChange={change} state={shown} zone={batch.zone} onEnter={() => void save()} onPart={setPart} />
        : <ValueInput step={step} value={value} onChange={change} state={shown} zone={batch.zone} onEnter={() => void save()} autoFocus />}
      {scansCode(step) && <CameraScan opened={camera} onClose={() => setCamera(false)} onTyped={change} />}
      {verdict === 'alert' && <p className={css.look}>{t('floor.step.alert')}</p>}
      {verdict === 'outside' && <p className={css.off}>{t('floor.step.outside')}</p>}
      <Rules step={step} />
      {others.map((draft) => <p key={`${draft.person} ${draft.field}`} className={css.signed}>{t('floor.step.other-draft', { name: draft.person, time: shortTime(draft.since, batch.zone) })}</p>)}
      <ExplainSheet because={asking?.because ?? null} scope={asking?.kind === 'lateReason' && extra.current.late?.gap ? `gap/${Date.parse(extra.current.late.gap)}` : scope} field={asking?.kind === 'lateReason' ? 'late-reason' : 'justification'} verb={signs ? t('floor.explain.go-sign') : t('verb.save')} onClose={() => setAsking(null)}
        onExplained={(text) => { extra.current = asking!.kind === 'lateReason' ? { ...extra.current, late: { ...extra.current.late!, reason: text } } : { ...extra.current, justification: text }; setAsking(null); void save(); }} />
      <SignatureSheet<CommandAnswer> opened={signing !== null} onClose={() => setSigning(null)} action={batchAction(batch.id, 'sign-step')} body={signing ?? {}} onSigned={(done) => saved(done.at)} onRefused={refused} />
    </StepFrame>
  );
}

const saidKinds: Step['kind'][] = ['instruction', 'line-clearance', 'timer', 'sample'];
const scansCode = (step: Step): boolean => step.kind === 'scan' || step.kind === 'equipment-cleaning' || step.kind === 'calibration-check';

function stop(setState: (state: FieldState) => void, why: string): true {
  setState({ kind: 'refused', why });
  return true;
}

/** Two on one step: who was faster, with what and when; one's own value stays a draft. */
function refusalOf(problem: ApiProblem, zone: string, t: ReturnType<typeof useTranslation>['t']): string {
  const at = problem.fact('at');
  if (problem.code === 'step-already-recorded' && typeof at === 'string') {
    return t('floor.step.conflict', { by: problem.fact('by'), value: problem.fact('value'), time: shortTime(at, zone) });
  }
  return problemText(problem, t);
}
