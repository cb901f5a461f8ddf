import { IconBan, IconClockPause, IconCloudCheck, IconCloudUp, IconPencil } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime } from '@/i18n/format';

/** Where a value is on its way to the ledger. `saved` is set from the server's answer alone, with the server's time. */
export type FieldState =
  | { kind: 'empty' }
  | { kind: 'draft' }
  | { kind: 'sending'; since: number }
  | { kind: 'waiting'; since: number }
  | { kind: 'saved'; at: string }
  | { kind: 'refused'; why: string };

const icons = { draft: IconPencil, sending: IconCloudUp, waiting: IconClockPause, saved: IconCloudCheck, refused: IconBan };
const colours: Partial<Record<FieldState['kind'], string>> = { refused: 'var(--th-stop)', waiting: 'var(--th-look)' };

/** The line under a field: Draft > Sending > Saved 08:42:10, or Refused and why. It keeps its height, so nothing jumps. */
export function FieldStatus({ state, zone }: { state: FieldState; zone?: string }) {
  const { t } = useTranslation();
  const still = useStill(state.kind === 'sending' ? state.since : null);
  const Icon = state.kind === 'empty' ? null : icons[state.kind];
  const text = {
    empty: () => '\u00a0',
    draft: () => t('field.draft'),
    sending: () => (still ? t('field.still') : t('field.sending')),
    waiting: () => t('field.waiting', { time: clockTime((state as { since: number }).since, zone) }),
    saved: () => t('field.saved', { time: clockTime((state as { at: string }).at, zone) }),
    refused: () => t('field.refused', { why: (state as { why: string }).why }),
  }[state.kind]();
  return (
    <div
      data-field-state={state.kind}
      role={state.kind === 'refused' ? 'alert' : 'status'}
      style={{ display: 'flex', gap: '0.375rem', minHeight: '1.5em', lineHeight: 1.5, color: colours[state.kind] ?? 'var(--th-ink3)', fontSize: 'max(var(--th-small), 0.89em)' }}
    >
      {Icon && <Icon stroke={1.75} size="1.25em" aria-hidden style={{ flex: 'none', marginTop: '0.125em' }} />}
      <span>{text}</span>
    </div>
  );
}

/** True one second after sending began. */
function useStill(since: number | null): boolean {
  const [still, setStill] = useState(false);
  useEffect(() => {
    setStill(false);
    if (since === null) return undefined;
    const timer = setTimeout(() => setStill(true), Math.max(0, since + 1000 - Date.now()));
    return () => clearTimeout(timer);
  }, [since]);
  return still;
}
