import { Kbd, Modal, Table } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { preferences } from '../prefs/preferences';
import { createStore, useStore } from '../store';
import { inTextField } from './inTextField';

export const helpOpen = createStore(false);

export interface KeyLine {
  keys: string;
  does: string;
}

/** Keys of the screen that is open, added to the general ones. */
export const screenKeys = createStore<readonly KeyLine[]>([]);

export function useScreenKeys(lines: readonly KeyLine[]): void {
  const text = JSON.stringify(lines);
  useEffect(() => {
    screenKeys.set(JSON.parse(text) as KeyLine[]);
    return () => screenKeys.set([]);
  }, [text]);
}

/** `?` lists the keys; Ctrl-Enter presses the one primary action of the screen. */
export function KeyHelp() {
  const { t } = useTranslation();
  const opened = useStore(helpOpen);
  const own = useStore(screenKeys);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === '?' && preferences.get().singleKeys && !inTextField(event.target)) {
        helpOpen.set(true);
        event.preventDefault();
      }
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) pressPrimary();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const lines: KeyLine[] = [
    { keys: 'Ctrl+K', does: t('keys.search') }, { keys: 'Ctrl+Enter', does: t('keys.primary') }, { keys: 'Enter', does: t('keys.next') },
    { keys: 'Esc', does: t('keys.escape') }, { keys: '↑ ↓', does: t('keys.rows') }, { keys: 'F9', does: t('keys.scan') },
    { keys: '?', does: t('keys.help') }, ...own,
  ];
  return (
    <Modal opened={opened} onClose={() => helpOpen.set(false)} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('verb.close') }}>
      <Table>
        <Table.Tbody>
          {lines.map((line) => <Table.Tr key={line.keys + line.does}><Table.Td><Kbd>{line.keys}</Kbd></Table.Td><Table.Td>{line.does}</Table.Td></Table.Tr>)}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}

/** In a dialog its own primary, else that of the screen. */
function pressPrimary(): void {
  const all = [...document.querySelectorAll<HTMLButtonElement>('[data-primary]')].filter((button) => button.offsetParent !== null && !button.closest('[inert]'));
  all.at(-1)?.click();
}
