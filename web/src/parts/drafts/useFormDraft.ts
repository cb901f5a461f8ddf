import { useDraft } from './useDraft';

/** The fields of a dialog, kept by what the dialog is about: `const [fields, put, drop] = useFormDraft('exception/E1/capa', { what: '' })`. */
export function useFormDraft<T extends object>(scope: string, initial: T): [T, (change: Partial<T>) => void, () => void] {
  const [text, setText, drop] = useDraft(scope, 'dialog-form');
  const fields = { ...initial, ...(text ? (JSON.parse(text) as Partial<T>) : {}) };
  return [fields, (change) => setText(JSON.stringify({ ...fields, ...change })), drop];
}
