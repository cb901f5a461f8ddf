import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconDots, IconPlus, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { acts } from './acts';
import { type Block, insertAt } from './drag';
import { kindIcons } from './icons';
import { instructionKinds } from './model/recipe';
import { useEditor, useSession } from './useSession';
import css from './editor.module.css';

/** Every act on the chosen thing that can be dragged or has a key, as an entry that can be pressed. */
export function ActionsMenu() {
  const { t } = useTranslation();
  const session = useSession();
  useEditor((state) => state.selected);
  const branches = acts.branches(session);
  const insert = (block: Block) => session.edit(insertAt(session.doc, block, session.store.get().selected, (kind) => t(`editor.kind.${kind}`)), 'insert');
  const entry = (key: string, keys: string, act: () => void, disabled = false) => (
    <Menu.Item key={key} disabled={disabled} rightSection={<kbd className={css.kbd}>{keys}</kbd>} onClick={act}>{t(`editor.do.${key}`)}</Menu.Item>
  );
  const pasteAny = async () => {
    const text = await navigator.clipboard?.readText().catch(() => null);
    acts.paste(session, text ?? null);
  };
  const copyAny = () => { const text = acts.copy(session); if (text) void navigator.clipboard?.writeText(text).catch(() => undefined); };
  return (
    <div className={css.menuLine}>
      <Menu position="top-start">
        <Menu.Target><Button size="xs" leftSection={<IconPlus size={16} stroke={1.75} />}>{t('editor.insert-after')}</Button></Menu.Target>
        <Menu.Dropdown className={css.insertMenu}>
          {(['operation', 'phase', 'unit-procedure'] as const).map((kind) => <Menu.Item key={kind} onClick={() => insert({ what: 'element', kind })}>{t(`editor.kind.${kind}`)}</Menu.Item>)}
          <Menu.Divider />
          {instructionKinds.map((kind) => { const Icon = kindIcons[kind]!; return <Menu.Item key={kind} leftSection={<Icon size={16} stroke={1.75} />} onClick={() => insert({ what: 'step', kind })}>{t(`editor.kind.${kind}`)}</Menu.Item>; })}
        </Menu.Dropdown>
      </Menu>
      <Menu position="top-start">
        <Menu.Target><ActionIcon aria-label={t('verb.more')}><IconDots size={20} stroke={1.75} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          {entry('parallel', '', () => insert({ what: 'branch', kind: 'parallel' }), !branches)}
          {entry('serial', '', () => insert({ what: 'branch', kind: 'serial' }), !branches)}
          <Menu.Divider />
          {entry('up', 'Alt+↑', () => acts.shift(session, -1))}
          {entry('down', 'Alt+↓', () => acts.shift(session, 1))}
          <Menu.Divider />
          {entry('copy', 'Ctrl+C', copyAny)}
          {entry('cut', 'Ctrl+X', () => { copyAny(); acts.remove(session); })}
          {entry('paste', 'Ctrl+V', () => void pasteAny())}
          {entry('duplicate', 'Ctrl+D', () => acts.duplicate(session))}
          {entry('remove', 'Del', () => acts.remove(session))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

export function HistoryButtons({ onFind }: { onFind: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const past = useEditor((state) => state.history.past.length);
  const future = useEditor((state) => state.history.future.length);
  return (
    <>
      <ActionIcon aria-label={t('editor.do.undo')} title={`${t('editor.do.undo')} (Ctrl+Z)`} disabled={past === 0} onClick={() => session.back('undo')}><IconArrowBackUp size={20} stroke={1.75} /></ActionIcon>
      <ActionIcon aria-label={t('editor.do.redo')} title={`${t('editor.do.redo')} (Ctrl+Y)`} disabled={future === 0} onClick={() => session.back('redo')}><IconArrowForwardUp size={20} stroke={1.75} /></ActionIcon>
      <ActionIcon aria-label={t('editor.do.find')} title={`${t('editor.do.find')} (Ctrl+F)`} onClick={onFind}><IconSearch size={20} stroke={1.75} /></ActionIcon>
    </>
  );
}
