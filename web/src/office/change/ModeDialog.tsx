import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchAction, type Batch, batchModes } from '@/api/batches';
import { ActionDialog } from '@/parts/ActionDialog';

/** How the batch goes from one phase to the next, changed by a supervisor with a reason. */
export function ModeDialog({ batch, opened, onClose, onDone }: { batch: Batch; opened: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [mode, setMode] = useState<string | null>(null);
  const others = batchModes.filter((one) => one !== (batch.mode ?? 'automatic'));
  return (
    <ActionDialog opened={opened} onClose={onClose} title={t('batch.mode.change')} why={t('batch.mode.why')} verb={t('batch.mode.change')}
      path={batchAction(batch.id, 'set-mode')} body={() => ({ mode: mode ?? others[0] })} onDone={onDone}>
      <Select label={t('batch.mode.name')} value={mode ?? others[0]!} onChange={setMode} allowDeselect={false} data={others.map((value) => ({ value, label: t(`batch.mode.${value}`) }))} />
    </ActionDialog>
  );
}
