import { Button } from '@mantine/core';
import { IconCamera, IconScan } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { boardQuery } from '@/api/batches';
import { type Equipment, equipmentQuery } from '@/api/plant';
import { useSession } from '@/api/session';
import { StartProcedure } from '@/parts/procedures/StartProcedure';
import { CameraScan } from '@/parts/scan/CameraScan';
import { useScan } from '@/parts/scan/ScanCatcher';
import { FloorPage } from '@/shell/floor/FloorPage';
import { AtTerminal } from '../Enrol';
import { lotIn } from '../find';
import { Sheet } from '../Sheet';
import css from '../floor.module.css';

/** Scan a batch label and its work opens; scan equipment and a procedure on it begins. */
export function ScanScreen() {
  return <AtTerminal><Scan /></AtTerminal>;
}

function Scan() {
  const { t } = useTranslation();
  const { data: session } = useSession();
  const { data: rows } = useQuery(boardQuery(session!.terminal!.site));
  const { data: pieces } = useQuery(equipmentQuery(session!.terminal!.site));
  const navigate = useNavigate();
  const [piece, setPiece] = useState<Equipment | null>(null);
  const [unknown, setUnknown] = useState<string | null>(null);
  const [camera, setCamera] = useState(false);
  const open = (text: string) => {
    const code = lotIn(text).toLocaleUpperCase();
    const found = rows?.find((row) => [row.id, row.lotNumber, row.orderId].some((name) => name.toLocaleUpperCase() === code));
    if (found) void navigate({ to: '/floor/batches/$batch' as never, params: { batch: found.id } as never });
    else {
      const piece = pieces?.items.find((one) => one.id.toLocaleUpperCase() === code);
      setUnknown(piece ? null : code);
      setPiece(piece ?? null);
    }
  };
  useScan((scan) => open(scan.text));
  return (
    <FloorPage title={t('verb.scan')} back="/floor" secondary={<Button leftSection={<IconCamera stroke={1.75} size={28} />} onClick={() => setCamera(true)}>{t('verb.camera')}</Button>}>
      <div className={css.scanHere}>
        <IconScan stroke={1.25} size={96} aria-hidden />
        <h2 className={css.instruction}>{t('floor.scan.what')}</h2>
        <p role="alert">{unknown && <>{t('floor.scan.unknown')} <span className="th-mono">{unknown}</span></>}</p>
      </div>
      <Sheet opened={piece !== null} onClose={() => setPiece(null)} title={t('procedure.scan', { equipment: piece?.id ?? '' })}>
        {piece && <StartProcedure equipment={piece} onStarted={(record) => void navigate({ to: '/floor/batches/$batch' as never, params: { batch: record } as never })} />}
      </Sheet>
      <CameraScan opened={camera} onClose={() => setCamera(false)} onTyped={open} />
    </FloorPage>
  );
}
