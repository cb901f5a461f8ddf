interface Caret {
  field: string;
  start: number | null;
}

let remembered: Caret | null = null;

// Who taps the lock leaves the field with that very tap.
let left: HTMLElement | null = null;

if (typeof document !== 'undefined') {
  document.addEventListener('focusout', (event) => { left = event.target instanceof HTMLElement && event.target.dataset.field ? event.target : null; });
}

/** Fields that keep drafts carry `data-field`; the lock remembers in which one the caret stood. */
export function rememberCaret(): void {
  const active = document.activeElement;
  const focused = active instanceof HTMLElement && active.dataset.lock !== undefined && left?.isConnected ? left : active;
  const field = focused instanceof HTMLElement ? focused.dataset.field : undefined;
  remembered = field ? { field, start: focused instanceof HTMLInputElement ? focused.selectionStart : null } : null;
}

/** Puts the caret back once the screen is drawn again, trying for a second while its data arrives. */
export function restoreCaret(tries = 20): void {
  if (!remembered) return;
  const { field, start } = remembered;
  const found = document.querySelector<HTMLInputElement>(`[data-field="${CSS.escape(field)}"]`);
  if (found) {
    remembered = null;
    found.focus();
    if (start !== null && 'setSelectionRange' in found) found.setSelectionRange(start, start);
  } else if (tries > 0) {
    setTimeout(() => restoreCaret(tries - 1), 50);
  }
}
