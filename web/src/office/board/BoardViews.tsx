import { Button, Checkbox, Menu, TextInput } from '@mantine/core';
import { IconBookmark, IconBookmarkPlus, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BoardView, viewsPath, viewsQuery } from '@/api/board';
import { useCommand } from '@/api/intent';
import { ActionDialog } from '@/parts/ActionDialog';

/** A saved view is the address with a name: one's own or shared, and one of them may open the board. */
export function BoardViews() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const router = useRouter();
  const here = useRouterState({ select: (state) => state.location.searchStr });
  const views = useQuery(viewsQuery).data?.items;
  const [saving, setSaving] = useState(false);
  const reload = () => void queries.invalidateQueries({ queryKey: viewsQuery.queryKey });
  const send = useCommand({ onSuccess: reload });
  const open = (view: BoardView) => router.history.push(`/board${view.search}`);
  useDefault(views, here, (view) => router.history.replace(`/board${view.search}`));
  const current = views?.find((view) => view.search === here);
  return (
    <>
      <Menu position="bottom-end" width={340} withinPortal>
        <Menu.Target><Button leftSection={<IconBookmark stroke={1.75} size={20} />}>{current && here !== '' ? current.name : t('board.views')}</Button></Menu.Target>
        <Menu.Dropdown>
          {(views ?? []).map((view) => (
            <Menu.Item key={view.id} onClick={() => open(view)} rightSection={<span className="th-hint">{[view.isDefault && t('board.view-default'), view.mine ? view.shared && t('board.view-shared') : view.owner].filter(Boolean).join(' · ')}</span>}>{view.name}</Menu.Item>
          ))}
          {views?.length === 0 && <Menu.Label>{t('board.views-none')}</Menu.Label>}
          <Menu.Divider />
          <Menu.Item leftSection={<IconBookmarkPlus stroke={1.75} size={20} />} onClick={() => setSaving(true)}>{t('board.view-save')}</Menu.Item>
          {current && <Menu.Item onClick={() => send.mutate({ path: `${viewsPath}/actions/choose`, body: { view: current.isDefault ? null : current.id } })}>{t(current.isDefault ? 'board.view-unchoose' : 'board.view-choose')}</Menu.Item>}
          {current?.mine && <Menu.Item leftSection={<IconTrash stroke={1.75} size={20} />} onClick={() => send.mutate({ path: `${viewsPath}/${current.id}/actions/remove`, body: {} })}>{t('board.view-remove', { name: current.name })}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <SaveView opened={saving} search={here} onClose={() => setSaving(false)} onDone={() => { setSaving(false); reload(); }} />
    </>
  );
}

/** Once, on arrival at the bare address: who goes on to all batches afterwards is not sent back. */
function useDefault(views: readonly BoardView[] | undefined, here: string, open: (view: BoardView) => void) {
  const arrived = useRef(here === '' ? 'bare' : 'somewhere');
  const chosen = views?.find((view) => view.isDefault);
  useEffect(() => {
    if (views === undefined || arrived.current !== 'bare') return;
    arrived.current = 'somewhere';
    if (chosen && here === '' && chosen.search !== '') open(chosen);
  });
}

function SaveView({ opened, search, onClose, onDone }: { opened: boolean; search: string; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  return (
    <ActionDialog<BoardView> opened={opened} onClose={onClose} title={t('board.view-save')} why={t('board.view-why')} verb={t('verb.save')} reason={false} path={viewsPath}
      body={() => (name.trim() === '' ? t('board.view-name-missing') : { name: name.trim(), search, shared })} onDone={() => { setName(''); onDone(); }}>
      <TextInput data-autofocus label={t('board.view-name')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={60} autoComplete="off" />
      <Checkbox label={t('board.view-share')} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
    </ActionDialog>
  );
}
