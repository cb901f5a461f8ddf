import { type ClipboardEvent, type KeyboardEvent, useEffect } from 'react';
import { inTextField } from '@/shell/keys/inTextField';
import { acts } from './acts';
import type { Session } from './session';

/** Keys of the whole editor; in a text field the keys are the field's own. */
export function editorKeys(session: Session, find: () => void, comment: () => void) {
  const onKeyDown = (event: KeyboardEvent) => {
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (control && event.altKey && event.code === 'KeyM') comment();
    else if (control && key === 'f') find();
    else if (inTextField(event.target)) return;
    else if (control && key === 'z') session.back(event.shiftKey ? 'redo' : 'undo');
    else if (control && key === 'y') session.back('redo');
    else if (control && key === 'd') acts.duplicate(session);
    else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) acts.shift(session, event.key === 'ArrowUp' ? -1 : 1);
    else if (event.key === 'Delete' && !(event.target as HTMLElement).closest('button')) acts.remove(session);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onCopy = (event: ClipboardEvent) => {
    if (inTextField(event.target) || String(window.getSelection() ?? '') !== '') return;
    const text = acts.copy(session);
    if (text === null) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    if (event.type === 'cut') acts.remove(session);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (inTextField(event.target)) return;
    event.preventDefault();
    acts.paste(session, event.clipboardData.getData('text/plain') || null);
  };
  return { onKeyDown, onCopy, onCut: onCopy, onPaste };
}

/** Nothing typed leaves with the window: what is unsent is kept on the device, and sent when the network is back. */
export function useLeaving(session: Session): void {
  useEffect(() => {
    const hidden = () => { if (document.visibilityState === 'hidden') void session.flush(); };
    const online = () => session.changed();
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('online', online);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('online', online);
    };
  }, [session]);
}
