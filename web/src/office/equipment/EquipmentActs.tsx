import { Button, Group, Modal, NumberInput, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EquipmentDetail, equipmentPath } from '@/api/equipment';
import { ActionDialog } from '@/parts/ActionDialog';
import { Primary } from '@/parts/Primary';
import { SignatureSheet } from '@/parts/sign/SignatureSheet';

export type EquipmentAct = 'approve' | 'clean' | 'calibrate' | 'tag' | 'return' | 'hold-times';

interface Props {
  piece: EquipmentDetail;
  act: EquipmentAct | null;
  onClose: () => void;
  onDone: () => void;
}

/** What is done to equipment outside of a batch, each as a dialog; hold times and the registration of a balance are signed. */
export function EquipmentActs(props: Props) {
  if (props.act === null) return null;
  if (props.act === 'hold-times') return <HoldTimesDialog {...props} />;
  if (props.act === 'approve') return <ApproveDialog {...props} />;
  return props.act === 'calibrate' ? <Calibrate {...props} /> : <Plain {...props} act={props.act} />;
}

function Plain({ piece, act, onClose, onDone }: Props & { act: 'clean' | 'tag' | 'return' }) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const { id, hold } = piece.line;
  const over = act === 'clean' && hold?.kind === 'dirty' && hold.expired;
  const road = { clean: 'clean', tag: 'tag', return: 'return-to-service' }[act];
  return (
    <ActionDialog opened onClose={onClose} title={`${t(`equipment.act.${act}`)}: ${id}`} why={t(over ? 'equipment.why.clean-late' : `equipment.why.${act}`)} verb={t(`equipment.verb.${act}`)}
      path={`${equipmentPath(id)}/actions/${road}`} reason={act !== 'clean'} body={() => (act === 'clean' ? { note: note.trim() || undefined } : {})} onDone={onDone}>
      {act === 'clean' && <Textarea label={t('floor.equipment.clean-note')} value={note} onChange={(event) => setNote(event.currentTarget.value)} autosize minRows={2} maxRows={5} maxLength={500} data-autofocus />}
    </ActionDialog>
  );
}

function Calibrate({ piece, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [given, setGiven] = useState({ doneOn: '', dueOn: '', certificate: '' });
  const field = (name: keyof typeof given, type: 'date' | 'text') => (
    <TextInput label={t(`equipment.calibration.${name}`)} type={type} value={given[name]} autoComplete="off" onChange={(event) => { const next = event.currentTarget.value; setGiven((before) => ({ ...before, [name]: next })); }} />
  );
  return (
    <ActionDialog opened onClose={onClose} title={`${t('equipment.act.calibrate')}: ${piece.line.id}`} why={t('equipment.why.calibrate')} verb={t('equipment.verb.calibrate')}
      path={`${equipmentPath(piece.line.id)}/actions/calibrate`} reason={false} onDone={onDone}
      body={() => (given.doneOn === '' || given.dueOn === '' || given.certificate.trim() === '' ? t('equipment.calibration.say') : { ...given, certificate: given.certificate.trim() })}>
      {field('doneOn', 'date')}
      {field('dueOn', 'date')}
      {field('certificate', 'text')}
    </ActionDialog>
  );
}

/** Quality reads every number of the registration in what is signed; here is asked only why. */
function ApproveDialog({ piece, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [complaint, setComplaint] = useState(false);
  const [body, setBody] = useState<object | null>(null);
  if (body) return <SignatureSheet opened onClose={() => setBody(null)} action={`${equipmentPath(piece.line.id)}/actions/approve-device`} body={body} onSigned={onDone} />;
  return (
    <Modal opened onClose={onClose} title={`${t('equipment.act.approve')}: ${piece.line.id}`} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      <Stack>
        <p style={{ margin: 0 }}>{t('equipment.why.approve')}</p>
        <Textarea label={t('part.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={1000} data-autofocus error={complaint && reason.trim() === '' ? t('part.reason-needed') : undefined} />
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={onClose}>{t('verb.back')}</Button>
          <Primary onClick={() => (reason.trim() === '' ? setComplaint(true) : setBody({ reason: reason.trim() }))}>{t('equipment.verb.approve')}</Primary>
        </Group>
      </Stack>
    </Modal>
  );
}

/** How long equipment of this class may stand clean and dirty; empty is without a limit. */
function HoldTimesDialog({ piece, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [clean, setClean] = useState<string | number>(piece.rule?.cleanHoldHours ?? '');
  const [dirty, setDirty] = useState<string | number>(piece.rule?.dirtyHoldHours ?? '');
  const [reason, setReason] = useState('');
  const [complaint, setComplaint] = useState(false);
  const [body, setBody] = useState<object | null>(null);
  const hours = (value: string | number) => (value === '' ? null : Number(value));
  if (body) return <SignatureSheet opened onClose={() => setBody(null)} action="/api/hold-times/actions/set" body={body} onSigned={onDone} />;
  return (
    <Modal opened onClose={onClose} title={t('equipment.hold.of-class', { class: piece.line.class })} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      <Stack>
        <p style={{ margin: 0 }}>{t('equipment.why.hold-times')}</p>
        <NumberInput label={t('equipment.hold.clean-hours')} min={1} max={8760} allowDecimal={false} value={clean} onChange={setClean} data-autofocus />
        <NumberInput label={t('equipment.hold.dirty-hours')} min={1} max={8760} allowDecimal={false} value={dirty} onChange={setDirty} />
        <Textarea label={t('part.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxRows={6} maxLength={1000} error={complaint && reason.trim() === '' ? t('part.reason-needed') : undefined} />
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={onClose}>{t('verb.back')}</Button>
          <Primary onClick={() => (reason.trim() === '' ? setComplaint(true) : setBody({ class: piece.line.class, cleanHoldHours: hours(clean), dirtyHoldHours: hours(dirty), reason: reason.trim() }))}>{t('equipment.verb.hold-times')}</Primary>
        </Group>
      </Stack>
    </Modal>
  );
}
