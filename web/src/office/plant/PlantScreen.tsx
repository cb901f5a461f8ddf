import { SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holds, useMe } from '@/api/session';
import { ReceiveLot } from '../lot/ReceiveLot';
import { Primary } from '@/parts/Primary';
import { OfficePage } from '@/shell/office/OfficePage';
import { Documents, NewDocument } from './Documents';
import { EquipmentList } from './EquipmentList';
import { Lots } from './Lots';
import { NewPartner, Partners } from './Partners';
import { ProcedureList } from './ProcedureList';
import { type PlantView, plantViews } from './search';
import { NewTerminal, Terminals } from './Terminals';

/** What stands in the plant and around it: material lots, equipment, tablets, and who is delivered. */
export function PlantScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { view = 'lots' } = useSearch({ strict: false }) as { view?: PlantView };
  const [adding, setAdding] = useState(false);
  const close = () => setAdding(false);
  const mayAdd = view === 'lots' ? holds(me, 'operator', 'supervisor', 'planner') : view === 'terminals' ? holds(me, 'administrator') : view === 'documents' ? holds(me, 'administrator', 'qa-reviewer') : view === 'partners' && holds(me, 'planner', 'qa-reviewer', 'administrator');
  return (
    <OfficePage
      fill
      title={t('plant.title')}
      tools={<SegmentedControl aria-label={t('plant.views')} value={view} data={plantViews.map((value) => ({ value, label: t(`plant.view.${value}`) }))}
        onChange={(next) => void navigate({ to: '.', search: ((before: object) => ({ ...before, view: next })) as never })} />}
      primary={mayAdd && <Primary leftSection={<IconPlus stroke={1.75} size={20} />} onClick={() => setAdding(true)}>{t(`plant.add.${view}`)}</Primary>}
    >
      {view === 'lots' && <><Lots /><ReceiveLot opened={adding} onClose={close} /></>}
      {view === 'equipment' && <EquipmentList />}
      {view === 'procedures' && <ProcedureList />}
      {view === 'terminals' && <><Terminals /><NewTerminal opened={adding} onClose={close} /></>}
      {view === 'documents' && <><Documents /><NewDocument opened={adding} onClose={close} /></>}
      {view === 'partners' && <><Partners /><NewPartner opened={adding} onClose={close} /></>}
    </OfficePage>
  );
}
