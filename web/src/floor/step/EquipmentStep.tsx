import { IconCamera, IconScan } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type CommandAnswer, type EntrySource } from '@/api/batches';
import { ApiProblem, problemText } from '@/api/problem';
import { useSaving } from '@/parts/drafts/useSaving';
import { Primary } from '@/parts/Primary';
import { CameraScan } from '@/parts/scan/CameraScan';
import { useScan } from '@/parts/scan/ScanCatcher';
import { CleanSheet } from './CleanSheet';
import { ExplainSheet } from './ExplainSheet';
import { Pieces } from './Pieces';
import { StepFrame } from './StepFrame';
import type { KnownStep } from './StepScreen';
import { asksWhy } from './useLateStart';
import { type Wrong, WrongCode } from './WrongCode';
import css from '../floor.module.css';

/** Scan the equipment into use; wrong class, not clean or not calibrated is refused at once. */
export function EquipmentStep({ batch, place }: KnownStep) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { step } = place;
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [dirty, setDirty] = useState<{ equipment: string; source: EntrySource; open: boolean } | null>(null);
  const [camera, setCamera] = useState(false);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [asking, setAsking] = useState<{ because: string; equipment: string; source: EntrySource } | null>(null);
  const take = (scanned: string, source: EntrySource, justification?: string) => {
    const equipment = scanned.trim();
    setWrong(null);
    setComplaint(null);
    setDirty(null);
    latest.current = { equipment, source };
    checkIn.send({ path: batchAction(batch.id, 'check-in-equipment'), body: { step: step.id, equipment, source, justification } }, equipment);
  };
  const latest = useRef<{ equipment: string; source: EntrySource }>({ equipment: '', source: 'typed' });
  const checkIn = useSaving<CommandAnswer>(`batch/${batch.id}/${step.number}`, {
      onSuccess: () => void queries.invalidateQueries({ queryKey: ['batches'] }),
      onError: (problem) => {
        const { equipment, source } = latest.current;
        const why = problemText(problem, t);
        if (asksWhy(problem)) setAsking({ because: why, equipment, source });
        else if (problem.code.startsWith('equipment-')) {
          const compared = problem.code === 'equipment-of-other-class' ? String(problem.fact('scanned') ?? equipment) : null;
          if (problem.code === 'equipment-not-clean' || problem.code === 'equipment-clean-hold-expired') setDirty({ equipment: String(problem.fact('equipment') ?? equipment), source, open: false });
          setWrong({ why, expected: step.equipmentClass ?? '', scanned: compared, label: equipment });
        } else setComplaint(problem.isUnanswered ? null : why);
      },
  });
  useScan(wrong || dirty?.open ? null : (scan) => take(scan.text, 'scanned'));
  if (wrong) return <WrongCode wrong={wrong} onAgain={(text) => { setWrong(null); if (text) take(text, 'scanned'); }}
    way={dirty && { verb: t('floor.equipment.clean'), go: () => { setWrong(null); setDirty({ ...dirty, open: true }); } }} />;
  return (
    <StepFrame batch={batch} place={place}
      primary={<Primary loading={checkIn.isPending} leftSection={<IconCamera stroke={1.75} size={28} />} onClick={() => setCamera(true)}>{t('floor.equipment.camera')}</Primary>}>
      <div className={css.scanHere}>
        <IconScan stroke={1.25} size={96} aria-hidden />
        <p>{t('floor.equipment.scan', { class: step.equipmentClass ?? '' })}</p>
        <Pieces batch={batch.id} equipmentClass={step.equipmentClass ?? ''} />
        <p role="alert" className={css.complaint}>{complaint ?? (checkIn.waiting ? `${checkIn.waiting.shown}: ${checkIn.waiting.refusal ? problemText(new ApiProblem(checkIn.waiting.refusal), t) : t('sync.kept')}` : '\u00a0')}</p>
      </div>
      <CameraScan opened={camera} onClose={() => setCamera(false)} onTyped={(text) => take(text, 'typed')} />
      <CleanSheet equipment={dirty?.open ? dirty.equipment : null} onClose={() => setDirty(null)} onCleaned={() => take(dirty!.equipment, dirty!.source)} />
      <ExplainSheet because={asking?.because ?? null} scope={`batch/${batch.id}/${step.number}`} verb={t('verb.save')} onClose={() => setAsking(null)} onExplained={(text) => { take(asking!.equipment, asking!.source, text); setAsking(null); }} />
    </StepFrame>
  );
}
