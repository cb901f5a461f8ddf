import { Button, Menu } from '@mantine/core';
import { IconFlask, IconHistory, IconPlayerPlay, IconTopologyStar } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { beginDryRun, dryRunId } from '@/api/dryRun';
import { useSession } from './useSession';

/** Tries the draft as it stands: everything typed is sent first. */
export function TryMenu({ onImpact }: { onImpact: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const { id, version } = session.view;
  const saved = async (go: () => void) => { if (await session.flush()) go(); else session.say('send-unsaved'); };
  const entry = (key: string, icon: React.ReactNode, go: () => void) => <Menu.Item leftSection={icon} onClick={() => void saved(go)}>{t(`editor.try.${key}`)}</Menu.Item>;
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="subtle" leftSection={<IconFlask size={20} stroke={1.75} />}>{t('editor.try.title')}</Button></Menu.Target>
      <Menu.Dropdown>
        {entry('dry-run', <IconPlayerPlay size={16} stroke={1.75} />, () => { beginDryRun(id, version); location.assign(`/floor/batches/${dryRunId}`); })}
        {entry('replay', <IconHistory size={16} stroke={1.75} />, () => void navigate({ to: '/recipes/$id/$version' as never, params: { id, version } as never, search: { view: 'replay' } as never }))}
        {entry('impact', <IconTopologyStar size={16} stroke={1.75} />, onImpact)}
      </Menu.Dropdown>
    </Menu>
  );
}
