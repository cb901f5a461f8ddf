import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Batch, batchQuery } from '@/api/batches';
import { useMe, useSession } from '@/api/session';
import { Empty, QueryView } from '@/parts/views/Views';
import { FloorPage } from '@/shell/floor/FloorPage';
import { useLockHint } from '@/shell/session/lockHint';
import { useText } from '@/parts/batch/text';
import { Timers } from '@/parts/batch/Timers';
import { useNow } from '@/parts/batch/useNow';
import { AtTerminal } from '../Enrol';
import { type Place, placeOf } from '../find';
import { asksToBegin, BeginPhase } from '../life/BeginPhase';
import { AttachmentStep } from './AttachmentStep';
import { BlockStep } from './BlockStep';
import { ChargeStep } from './ChargeStep';
import { closedFor } from './closed';
import { ClosedStep, DoneStep, WaitingStep } from './DoneStep';
import { EquipmentStep } from './EquipmentStep';
import { PacksStep } from './PacksStep';
import { SignStep } from './SignStep';
import { TableStep } from './TableStep';
import { TimerStart } from './TimerStart';
import { TransitionStep } from './TransitionStep';
import { ValueStep } from './ValueStep';
import { WeighStep } from '../weigh/WeighStep';

/** One step fills the screen. Ways out: Back, Exception, the primary action. */
export function StepScreen() {
  const { batch: id, number } = useParams({ strict: false }) as { batch: string; number: string };
  const query = useQuery(batchQuery(id));
  const { t } = useTranslation();
  const navigate = useNavigate();
  const place = query.data && placeOf(query.data, number);
  const back = `/floor/batches/${encodeURIComponent(id)}`;
  return (
    <AtTerminal>
      {place ? <Step key={`${id} ${number} ${place.step?.state === 'done'}`} batch={query.data!} place={place} /> : (
        <FloorPage title={id} back={back}>
          <QueryView query={query} rows={6}>{() => <Empty action={<Button onClick={() => void navigate({ to: back as never })}>{t('verb.back')}</Button>}>{t('floor.step.unknown', { number })}</Empty>}</QueryView>
        </FloorPage>
      )}
    </AtTerminal>
  );
}

export interface StepProps {
  batch: Batch;
  place: Place;
}

function Step({ batch, place }: StepProps) {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe();
  const { data: session } = useSession();
  const { step, work } = place;
  useLockHint(<Hint batch={batch} title={`${batch.id} · ${step?.number ?? work.number} ${text(step?.title ?? work.title)}`} />, `${batch.id} ${step?.number ?? work.number}`);
  const with_ = step && { batch, place: { work, step } };
  if (with_ && (with_.place.step.state === 'left-out' || with_.place.step.state === 'done')) return <DoneStep {...with_} />;
  if (with_ && with_.place.step.state === 'waiting') return <WaitingStep {...with_} />;
  if (asksToBegin(batch, work)) return <BeginPhase batch={batch} place={place} />;
  const closed = closedFor(batch, place, me, session?.terminal ?? null, t);
  if (closed !== null && step?.state !== 'sign-again' && work.state !== 'done') return <ClosedStep batch={batch} place={place} why={closed} />;
  return <OpenStep batch={batch} place={place} />;
}

/** What can be entered at a step, by its kind and by what it still needs. */
export function OpenStep({ batch, place }: StepProps) {
  const { step, work } = place;
  const with_ = step && { batch, place: { work, step } };
  if (!step || !with_) return <TransitionStep batch={batch} place={place} />;
  if (step.state === 'sign-again') return <SignStep {...with_} />;
  if (step.kind === 'charge-in' && !(step.needs.length === 1 && step.needs[0] === 'verified')) return <ChargeStep {...with_} />;
  // A dry run has no balance: there tare and gross are typed.
  if (step.extra?.weighing && !batch.sandbox && !step.value && !(step.needs.length === 1 && step.needs[0] === 'verified')) return <WeighStep {...with_} />;
  if (step.needs.includes('signers')) return <BlockStep {...with_} />;
  if (step.kind === 'table' && step.extra?.table && step.needs.includes('value')) return <TableStep {...with_} />;
  if (step.kind === 'attachment' && step.needs.includes('value')) return <AttachmentStep {...with_} />;
  if (step.kind === 'timer' && !step.extra?.timer?.started) return <TimerStart {...with_} />;
  if (step.needs.includes('value')) return <ValueStep {...with_} />;
  if (step.needs.includes('equipment')) return <EquipmentStep {...with_} />;
  if (step.needs.includes('packs')) return <PacksStep {...with_} />;
  return <SignStep {...with_} />;
}

export interface KnownStep {
  batch: Batch;
  place: Place & { step: NonNullable<Place['step']> };
}

/** Behind the lock the step's name and its timers stay, values do not. */
function Hint({ batch, title }: { batch: Batch; title: string }) {
  const now = useNow();
  return <div><b>{title}</b><Timers batch={batch} now={now} most={3} /></div>;
}
