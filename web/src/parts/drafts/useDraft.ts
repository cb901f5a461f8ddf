import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '@/api/session';
import { draftInMemory, dropDraft, keepDraft, readDraft } from './draftStore';

/**
 * Text that survives lock, sign-out, refusal, reload and a flat battery: `const [value, setValue, clear] = useDraft(scope, field)`.
 * Never for secrets. The fourth says whether this device's own copy was looked for. Call `clear` once the server has acknowledged the value.
 */
export function useDraft(scope: string, field: string, initial = ''): [string, (next: string, at?: number) => void, () => void, boolean] {
  const { id: person } = useMe();
  const [value, setValue] = useState(() => draftInMemory(person, scope, field)?.value ?? initial);
  const [read, setRead] = useState(false);
  const touched = useRef(false);

  useEffect(() => {
    let current = true;
    touched.current = false;
    void readDraft(person, scope, field).then((draft) => {
      if (current && draft && !touched.current) setValue(draft.value);
    }).finally(() => { if (current) setRead(true); });
    return () => { current = false; };
  }, [person, scope, field]);

  const change = useCallback((next: string, at?: number) => {
    touched.current = true;
    setValue(next);
    keepDraft({ person, scope, field, value: next, at });
  }, [person, scope, field]);

  const clear = useCallback(() => {
    touched.current = true;
    setValue(initial);
    void dropDraft(person, scope, field);
  }, [person, scope, field, initial]);

  return [value, change, clear, read];
}
