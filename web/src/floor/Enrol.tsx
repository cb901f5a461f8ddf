import { TextInput } from '@mantine/core';
import { IconDeviceTablet } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDryRun } from '@/api/dryRun';
import { useCommand } from '@/api/intent';
import { problemText } from '@/api/problem';
import { sessionQuery, useSession } from '@/api/session';
import { Primary } from '@/parts/Primary';
import { useScan } from '@/parts/scan/ScanCatcher';
import { FloorPage } from '@/shell/floor/FloorPage';
import css from './floor.module.css';

/** The floor works at enrolled terminals only: any other device is told so, and how to become one. */
export function AtTerminal({ children }: { children: ReactNode }) {
  const { data } = useSession();
  return data?.terminal || isDryRun() ? children : <Enrol />;
}

function Enrol() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const enrol = useCommand({
    onSuccess: () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    onError: (problem) => setComplaint(problemText(problem, t)),
  });
  const send = (text: string) => {
    if (text.trim() === '') return setComplaint(t('floor.enrol.missing'));
    setComplaint(null);
    enrol.mutate({ path: '/api/terminals/enrol', body: { code: text.trim() } });
  };
  useScan((scan) => { setCode(scan.text); send(scan.text); });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(code);
  };
  return (
    <FloorPage title={t('floor.enrol.title')} back="/" primary={<Primary loading={enrol.isPending} onClick={() => send(code)}>{t('floor.enrol.do')}</Primary>}>
      <form onSubmit={submit} className={css.narrow}>
        <IconDeviceTablet stroke={1.75} size={48} aria-hidden className={css.quiet} />
        <h2 className={css.instruction}>{t('floor.enrol.what')}</h2>
        <p>{t('floor.enrol.how')}</p>
        <TextInput label={t('floor.enrol.code')} value={code} onChange={(event) => setCode(event.currentTarget.value)} autoCapitalize="characters" autoComplete="off" spellCheck={false} autoFocus styles={{ input: { fontFamily: 'var(--th-mono)', fontSize: '1.5rem' } }} />
        <p role="alert" className={css.complaint}>{complaint ?? '\u00a0'}</p>
      </form>
    </FloorPage>
  );
}
