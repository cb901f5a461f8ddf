import { Button, Checkbox } from '@mantine/core';
import { IconCamera, IconScan } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Batch, batchAction, type CommandAnswer, type EntrySource, type Step, type Weighing } from '@/api/batches';
import { useCommand } from '@/api/intent';
import { useMe } from '@/api/session';
import { type ApiProblem, problemText } from '@/api/problem';
import { useLanguage } from '@/i18n';
import { decimal, quantity } from '@/i18n/format';
import { dropDraft } from '@/parts/drafts/draftStore';
import { useDraft } from '@/parts/drafts/useDraft';
import { NumberField } from '@/parts/number/NumberField';
import { NumberPad } from '@/parts/number/NumberPad';
import { Primary } from '@/parts/Primary';
import { CameraScan } from '@/parts/scan/CameraScan';
import { useScan } from '@/parts/scan/ScanCatcher';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';
import { QueryView } from '@/parts/views/Views';
import { lotIn } from '../find';
import { ExplainSheet } from '../step/ExplainSheet';
import { Rules, StepFrame } from '../step/StepFrame';
import type { KnownStep } from '../step/StepScreen';
import { useGoOn } from '../step/useGoOn';
import { type Wrong, WrongCode } from '../step/WrongCode';
import { type Device, type Offer, useDevices, useLiveWeight, usePrintJobs } from './api';
import { BalanceCard } from './BalanceCard';
import { CheckSheet } from './CheckSheet';
import { Containers } from './Containers';
import { Formula } from './Formula';
import { LiveBar } from './LiveBar';
import { PrinterChoice, usePrinter } from './PrinterChoice';
import { SimulatedLoad } from './SimulatedLoad';
import { type Stage, stageOf, Strip } from './Strip';
import { useSource } from './useSource';
import css from './weigh.module.css';
import floor from '../floor.module.css';

/** Nothing is weighed before it is known which balances and printers there are: without an answer none is not the same as none. */
export function WeighStep(props: KnownStep) {
  const { batch, place } = props;
  const balances = useDevices(batch.site, 'balance');
  const printers = useDevices(batch.site, 'printer');
  if (balances.data && printers.data) return <Weigh {...props} balances={balances.data.items} printers={printers.data.items} />;
  return <StepFrame batch={batch} place={place}><QueryView query={balances.data ? printers : balances} rows={4}>{() => null}</QueryView></StepFrame>;
}

/** What asks for words, each with its own: the reason of a typed weight is not that of a lot promised to others. */
const causes = ['justification-missing', 'lot-promised-to-others', 'weight-not-typed'];

/** Material, container, balance, tare, weigh, label, sign. What the balance says the server asks itself; typing it is marked for ever. */
function Weigh({ batch, place, balances, printers }: KnownStep & { balances: Device[]; printers: Device[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const { step } = place;
  const weighing = step.extra!.weighing!;
  const scope = `batch/${batch.id}/${step.number}`;
  const me = useMe();
  const [printer, choosePrinter] = usePrinter(printers, batch.site);
  const [balanceId, setBalanceId, dropBalance] = useDraft(scope, 'balance');
  const { chosen, isAsking, ask, leave } = useSource(batch, step, balanceId, (problem, code) => refused(problem, code, () => undefined));
  const [typed, setTyped, dropTyped] = useDraft(scope, 'typed');
  const [byHand, setByHand] = useState(false);
  const [isEmpty, setIsEmpty] = useState(false);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [asking, setAsking] = useState<{ because: string; cause: string; go: (why: string) => void } | null>(null);
  const [camera, setCamera] = useState(false);
  const [uncheckedId, setUnchecked] = useState<string | null>(null);
  const [checking, setChecking] = useState(false);
  const [signing, setSigning] = useState<object | null>(null);
  const goOn = useGoOn(batch.id, place);
  const jobs = usePrintJobs(batch.id, weighing.containers.some((one) => one.labels > 0)).data?.items ?? [];

  const balance = balances.find((one) => one.id === (weighing.tare?.balance ?? balanceId)) ?? null;
  const isConnected = balance?.device.driver === 'mt-sics' && !byHand;
  const unchecked = balance ? null : balances.find((one) => one.id === uncheckedId) ?? null;
  const stage = stageOf(step, weighing, chosen !== null, balance !== null);
  const live = useLiveWeight(isConnected && (stage === 'tare' || stage === 'weigh') ? balance!.id : null);
  const again = () => void queries.invalidateQueries({ queryKey: ['batches'] });
  const send = useCommand<CommandAnswer>({ onSuccess: () => { again(); setComplaint(null); dropTyped(); forget(causes); } });
  const forget = (said: readonly string[]) => said.forEach((cause) => void dropDraft(me.id, `${scope}/${cause}`, 'justification'));

  const refused = (problem: ApiProblem, label: string, retry: (why: string) => void) => {
    const why = problemText(problem, t);
    if (causes.includes(problem.code)) return setAsking({ because: why, cause: problem.code, go: retry });
    if (/^lot-(?!quantity|assay)/.test(problem.code)) { leave(); return setWrong({ why, expected: String(problem.fact('expected') ?? step.materialCode ?? ''), scanned: String(problem.fact('scanned') ?? label), label }); }
    return setComplaint(why);
  };
  const take = (code: string, source: EntrySource) => {
    const lot = lotIn(code);
    setWrong(null);
    setComplaint(null);
    if (stage === 'balance' && chosen) {
      const found = balances.find((one) => one.id.toLowerCase() === code.trim().toLowerCase());
      if (found) return pick(found);
    }
    ask(lot, source, { onRefused: (problem) => refused(problem, lot, () => undefined) });
  };
  // A balance that was not checked today, or whose check failed, is checked from where it was refused: the first weighing of a day begins so.
  const pick = (found: Device) => {
    setComplaint(null);
    setUnchecked(null);
    ask(chosen!.code, chosen!.source, {
      balance: found.id, onOffer: () => setBalanceId(found.id),
      onRefused: (problem) => { setComplaint(problemText(problem, t)); if (problem.code.startsWith('balance-check-')) setUnchecked(found.id); },
    });
  };
  useScan(wrong || signing || checking ? null : (scan) => take(scan.text, 'scanned'));

  const body = (justification?: string) => ({ step: step.id, lot: chosen!.code, balance: balance!.id, source: chosen!.source, unit: balance!.device.balance!.capacity.unit, justification });
  const tare = (justification?: string) => {
    const read = decimal(typed);
    if (!isConnected && !read.ok) return setComplaint(t(`field.${read.reason}`));
    return send.mutate({ path: batchAction(batch.id, 'tare'), body: { ...body(justification), value: !isConnected && read.ok ? read.value : undefined } },
      { onError: (problem) => refused(problem, chosen!.code, tare) });
  };
  const register = (justification?: string) => {
    const read = decimal(typed);
    if (isConnected && !live?.isStable) return setComplaint(t('floor.weigh.not-stable'));
    if (!isConnected && !read.ok) return setComplaint(t(`field.${read.reason}`));
    if (printer === null && printers.length > 0) return setComplaint(t('floor.weigh.choose-printer'));
    return send.mutate({
      path: batchAction(batch.id, 'dispense'),
      body: { ...body(justification), gross: !isConnected && read.ok ? read.value : undefined, sourceEmptied: isEmpty || undefined, printer: printer?.id },
    }, {
      onSuccess: () => { leave(); setIsEmpty(false); dropBalance(); setByHand(false); },
      onError: (problem) => refused(problem, chosen!.code, register),
    });
  };
  const off = step.tolerance !== null && !step.tolerance.within;
  const sign = () => (off
    ? setAsking({ because: t('floor.weigh.off', { total: step.tolerance!.total, expected: step.tolerance!.expected }), cause: 'off', go: (justification) => setSigning({ step: step.id, justification }) })
    : setSigning({ step: step.id }));

  if (wrong) return <WrongCode wrong={wrong} onAgain={(text) => { setWrong(null); if (text) take(text, 'scanned'); }} />;
  const primary = stage === 'tare' ? <Primary loading={send.isPending} onClick={() => tare()}>{t('floor.weigh.tare')}</Primary>
    : stage === 'weigh' && chosen ? <Primary loading={send.isPending} onClick={() => register()}>{t('floor.weigh.register')}</Primary>
    : stage === 'sign' && !chosen ? <Primary color={off ? 'act' : undefined} onClick={sign}>{off ? t('floor.charge.sign-explain') : t('verb.sign')}</Primary>
    : stage === 'balance' && chosen && unchecked ? <Primary onClick={() => setChecking(true)}>{t('floor.weigh.do-check')}</Primary>
    : <Primary loading={isAsking} leftSection={<IconCamera stroke={1.75} size={28} />} onClick={() => setCamera(true)}>{t('verb.camera')}</Primary>;
  const entersByHand = (stage === 'tare' || stage === 'weigh') && chosen !== null && balance !== null && !isConnected;
  return (
    <StepFrame batch={batch} place={place} primary={primary} keys={entersByHand ? <NumberPad value={typed} onChange={setTyped} /> : undefined}>
      <Strip stage={stage} />
      <p className={floor.material}><span className="th-mono">{step.materialCode}</span> <b>{step.materialName}</b></p>
      <Rules step={step} />
      <KeptLots batch={batch} step={step} />
      {chosen && <TakenLot offer={chosen.offer} isTyped={chosen.source === 'typed'} onOther={() => { leave(); setComplaint(null); }} />}
      {chosen?.offer.rest && <Formula offer={chosen.offer} compensates={weighing.compensates} />}
      {(stage === 'material' || (stage === 'sign' && !chosen)) && <ScanHint words={stage === 'sign' ? t('floor.weigh.more') : t('floor.weigh.scan')} />}
      {stage === 'weigh' && !chosen && <p>{t('floor.weigh.scan-again')}</p>}
      {stage === 'balance' && chosen && <Balances all={balances} onPick={pick} />}
      {balance && chosen && <BalanceCard balance={balance} site={batch.site} />}
      {isConnected && (stage === 'tare' || stage === 'weigh') && chosen && <LiveBar live={live} offer={stage === 'weigh' ? chosen.offer : null} decimals={balance!.device.balance!.readability} />}
      {isConnected && (stage === 'tare' || stage === 'weigh') && chosen && <SimulatedLoad balance={balance!} now={onPan(stage, weighing, chosen.offer)} />}
      {weighing.tare && <p className={css.tared}>{t('floor.weigh.tared', { tare: quantity(weighing.tare.tare, language) })}</p>}
      {entersByHand && (
        <NumberField label={t(stage === 'tare' ? 'batch.part.tare' : 'batch.part.gross')} unit={balance.device.balance!.capacity.unit} value={typed} onChange={setTyped}
          state={typed === '' ? { kind: 'empty' } : { kind: 'draft' }} zone={batch.zone} ownKeys onEnter={() => (stage === 'tare' ? tare() : register())} name={`${step.number}-typed`} />
      )}
      {(stage === 'tare' || stage === 'weigh') && chosen && balance?.device.driver === 'mt-sics' && (
        <Button variant="subtle" onClick={() => { setByHand(!byHand); setComplaint(null); }}>{t(byHand ? 'floor.weigh.by-balance' : 'floor.weigh.by-hand')}</Button>
      )}
      {stage === 'weigh' && chosen && <Checkbox size="lg" checked={isEmpty} onChange={(event) => setIsEmpty(event.currentTarget.checked)} label={t('floor.weigh.empty')} />}
      {stage === 'weigh' && chosen && <PrinterChoice printers={printers} printer={printer} onChoose={choosePrinter} />}
      <p role="alert" className={floor.complaint}>{complaint ?? '\u00a0'}</p>
      {weighing.containers.length > 0 && <Containers batch={batch} step={step} weighing={weighing} jobs={jobs} printers={printers} onChanged={again} />}
      {chosen && unchecked && <CheckSheet balance={unchecked} site={batch.site} opened={checking} onClose={() => setChecking(false)} onSigned={() => pick(unchecked)} />}
      <CameraScan opened={camera} onClose={() => setCamera(false)} onTyped={(text) => take(text, 'typed')} />
      <ExplainSheet because={asking?.because ?? null} scope={`${scope}/${asking?.cause ?? ''}`} verb={t('floor.explain.go-on')} onClose={() => setAsking(null)} onExplained={(text) => { const go = asking!.go; setAsking(null); go(text); }} />
      <SignatureSheet<CommandAnswer> opened={signing !== null} onClose={() => setSigning(null)} action={batchAction(batch.id, 'sign-step')} body={signing ?? {}} onSigned={() => { setSigning(null); forget(['off']); void goOn(); }} />
    </StepFrame>
  );
}

/** An empty container, then with what is to be weighed in it. */
const onPan = (stage: Stage, weighing: Weighing, offer: Offer): string =>
  stage === 'tare' ? '0.500' : (Number(weighing.tare?.tare.value ?? 0) + Number(offer.rest?.value ?? 0)).toFixed(3);

const ScanHint = ({ words }: { words: string }) => <div className={floor.scanHere} data-small><IconScan stroke={1.25} size={64} aria-hidden /><p>{words}</p></div>;

/** What the order reserved of the material. */
function KeptLots({ batch, step }: { batch: Batch; step: Step }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const kept = (batch.reserved ?? []).filter((one) => one.material.toLowerCase() === step.materialCode?.toLowerCase());
  if (kept.length === 0) return null;
  return <p className="th-label">{t('floor.charge.kept')} {kept.map((one) => `${one.lot} (${quantity(one.quantity, language)})`).join(', ')}</p>;
}

function TakenLot({ offer, isTyped, onOther }: { offer: Offer; isTyped: boolean; onOther: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <p className={floor.taken}><span className="th-mono">{offer.container ?? offer.lot}</span> {t('floor.weigh.on-hand', { onHand: quantity(offer.onHand, language), free: quantity(offer.free, language) })}
      {isTyped && <span className="th-label"> · {t('status.entry.typed')}</span>}
      <Button variant="subtle" onClick={onOther}>{t('floor.charge.other-lot')}</Button></p>
  );
}

function Balances({ all, onPick }: { all: Device[]; onPick: (one: Device) => void }) {
  const { t } = useTranslation();
  return (
    <div className={css.balances}>
      <p>{t(all.length === 0 ? 'floor.weigh.no-balance' : 'floor.weigh.balance')}</p>
      {all.map((one) => (
        <Button key={one.id} variant="default" size="xl" justify="space-between" onClick={() => onPick(one)} rightSection={one.problem && <span className={css.problem}>{t(`floor.weigh.problem.${one.problem}`, t('floor.weigh.problem.other'))}</span>}>
          <span className="th-mono">{one.id}</span>&nbsp;{one.name}
        </Button>
      ))}
    </div>
  );
}
